namespace SecOpsConsole.Policies;

/// <summary>Tells of Deny statements that came or went: each of them can grant, or take, what no Allow mentions.</summary>
internal static class DenyChanges
{
    public static void Add(List<AccessChange> changes, Grants old, Grants young, JudgeContext context, GrantCoverage coverage)
    {
        changes.AddRange(old.Denied.Where(deny => !DenyCoverage.IsKept(deny, young.Denied, coverage)).Select(deny => Change(deny, context, isGone: true)));
        changes.AddRange(young.Denied.Where(deny => !DenyCoverage.IsKept(deny, old.Denied, coverage)).Select(deny => Change(deny, context, isGone: false)));
    }

    private static AccessChange Change(Statement deny, JudgeContext context, bool isGone) => new()
    {
        Kind = isGone ? AccessChangeKind.Widened : AccessChangeKind.Narrowed,
        IsDeny = true,
        Who = [.. Subjects(deny, context)],
        Actions = deny.Actions.Patterns,
        ActionsAreExceptions = deny.Actions.IsNegated,
        Resources = deny.Resources.Patterns,
        ResourcesAreExceptions = deny.Resources.IsNegated,
        Conditions = deny.Condition.Entries,
        Statement = isGone ? null : deny.Index,
        FormerStatement = isGone ? deny.Index : null,
    };

    private static IEnumerable<AccessSubject> Subjects(Statement deny, JudgeContext context)
    {
        if (deny.Principal is not { } principal)
        {
            return [];
        }

        if (principal.IsNegated || principal.IsOpen)
        {
            var names = WhoText.Join(principal.Entries.Select(WhoText.Name));
            return [new AccessSubject(AccessSubjectKind.Anyone, principal.IsNegated ? $"everyone except {names}" : "everyone", null)];
        }

        return principal.Entries.Distinct().Select(entry => Subject(entry, context));
    }

    private static AccessSubject Subject(PrincipalEntry entry, JudgeContext context)
    {
        var account = Arn.IsRoot(entry.Value, out var id) ? id : Arn.TryParse(entry.Value, out var arn) ? arn.Account.ToString() : null;
        return new AccessSubject(account == context.BucketAccount ? AccessSubjectKind.Own : AccessSubjectKind.Outsider, WhoText.Name(entry), account);
    }
}
