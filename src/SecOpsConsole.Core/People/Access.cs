using SecOpsConsole.Core.FourEyes;

namespace SecOpsConsole.Core.People;

/// <summary>A caller as the store knows it now.</summary>
internal sealed record Access(Caller Caller, string Name, Role Role)
{
    /// <summary>The person; null for a token, since nobody knows who uses it.</summary>
    public long? HumanId { get; init; }

    /// <summary>Set while the caller's request is carried out because a second person granted it.</summary>
    public GrantInHand? Grant { get; init; }

    /// <summary>Who answers for it, as it is noted with what was decided.</summary>
    public string By => Grant is null ? Name : $"{Name}, granted by {Grant.Approver}";

    public bool Allows(Right right) => RoleRights.Allows(Role, right);
}
