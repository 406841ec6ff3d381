namespace SecOpsConsole.Core.Ports.Macie;

/// <summary>Macie is enabled and set up for one account in one Region.</summary>
public readonly record struct MaciePlace(string AccountId, string Region)
{
    public override string ToString() => $"account {AccountId} in {Region}";
}
