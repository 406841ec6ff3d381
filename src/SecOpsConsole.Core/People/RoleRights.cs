using static SecOpsConsole.Core.People.Right;

namespace SecOpsConsole.Core.People;

/// <summary>The one table that says what each role may do.</summary>
public static class RoleRights
{
    private static readonly IReadOnlySet<Right> Viewer = new HashSet<Right> { Read };
    private static readonly IReadOnlySet<Right> Analyst = new HashSet<Right> { Read, Decide, SetMode, StopAutomatic, ApproveRequests, TakeEvidence, OperateMacie };
    private static readonly IReadOnlySet<Right> Administrator = new HashSet<Right>(Enum.GetValues<Right>());
    private static readonly IReadOnlySet<Right> Approver = new HashSet<Right> { Read, ApproveRequests };
    private static readonly IReadOnlySet<Right> Auditor = new HashSet<Right> { Read, ReadAudit, TakeEvidence };

    public static IReadOnlySet<Right> Of(Role role) => role switch
    {
        Role.Viewer => Viewer,
        Role.Analyst => Analyst,
        Role.Administrator => Administrator,
        Role.Approver => Approver,
        Role.Auditor => Auditor,
    };

    /// <summary>A number that is no role, as only a changed database can hold, has no right at all.</summary>
    public static bool Allows(Role role, Right right) => Enum.IsDefined(role) && Of(role).Contains(right);

    /// <summary>The roles that have a right.</summary>
    public static IReadOnlyList<Role> With(Right right) => [.. Enum.GetValues<Role>().Where(role => Allows(role, right))];

    /// <summary>Completes "only … may …".</summary>
    internal static string Words(Right right) => right switch
    {
        Read => "read",
        Decide => "decide about findings",
        SetMode => "change what automatic mode does",
        StopAutomatic => "stop automatic mode",
        ReleaseStop => "release the stop of automatic mode",
        ApproveRequests => "decide on requests of others",
        ReadAudit => "read the audit log",
        TakeEvidence => "take the evidence of a finding",
        SetRules => "change where four eyes are needed",
        ManagePeople => "manage people, tokens and links",
        ManageChannels => "manage channels",
        DecideLarge => "write to so many buckets in one decision",
        OperateMacie => "operate Macie's jobs, identifiers and allow lists",
        SetMacie => "enable Macie or change its suppression rules",
    };
}
