namespace SecOpsConsole.Core.People;

/// <summary>
/// What a person or a token is; <see cref="RoleRights"/> says what each may do. Stored as a number, so a new role is appended, and
/// the numbers say nothing about who may do more.
/// </summary>
public enum Role
{
    /// <summary>Reads.</summary>
    Viewer,
    /// <summary>Decides, sets modes, may stop automatic mode.</summary>
    Analyst,
    /// <summary>Also releases the stop and manages people, tokens, settings and the rules of buckets.</summary>
    Administrator,
    /// <summary>The second pair of eyes: grants or refuses what somebody else asked for, and decides nothing alone.</summary>
    Approver,
    /// <summary>Reads everything and the audit log, and decides nothing.</summary>
    Auditor,
}
