namespace SecOpsConsole.Core.People;

/// <summary>A caller as the store knows it now.</summary>
internal sealed record Access(Caller Caller, string Name, Role Role)
{
    public bool Allows(Right right) => RoleRights.Allows(Role, right);
}
