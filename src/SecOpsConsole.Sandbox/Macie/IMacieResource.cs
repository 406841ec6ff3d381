namespace SecOpsConsole.Sandbox.Macie;

/// <summary>What belongs to Macie in one account and Region.</summary>
internal interface IMacieResource
{
    string AccountId { get; }

    string Region { get; }

    string Id { get; }

    DateTime CreatedUtc { get; }
}
