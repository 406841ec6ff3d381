namespace SecOpsConsole.Core.People;

/// <summary>A caller as the store knows it now.</summary>
internal sealed record Access(string Name, Role Role)
{
    public bool Allows(Role required) => Role >= required;
}
