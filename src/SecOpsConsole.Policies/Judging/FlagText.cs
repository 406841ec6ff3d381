namespace SecOpsConsole.Policies;

/// <summary>The remarks in words.</summary>
internal static class FlagText
{
    private static readonly (StatementFlags Flag, string Text)[] Remarks =
    [
        (StatementFlags.NotPrincipalAllow, "NotPrincipal with Allow means everyone who is not listed."),
        (StatementFlags.AllActions, "It covers every S3 action."),
        (StatementFlags.NotActionAllow, "NotAction with Allow covers every action that is not listed."),
        (StatementFlags.NotResourceAllow, "NotResource with Allow covers everything that is not listed."),
        (StatementFlags.TakeoverActions, "It lets them change who has access to the bucket."),
        (StatementFlags.DestructiveActions, "It lets them delete data or lock it away."),
        (StatementFlags.BlindingActions, "It lets them switch off logs or notifications."),
        (StatementFlags.SelfLockout, "It also stops the owner from changing the policy; only the account's root user could undo it."),
        (StatementFlags.StalePrincipal, "The unique id belongs to a deleted user or role and can be removed."),
        (StatementFlags.NeverMatches, "No request can meet its conditions."),
        (StatementFlags.LiteralWildcardNeverMatches, "The operator takes * and ? literally, so the value matches nobody."),
        (StatementFlags.WideUnion, "Its address ranges are narrow one by one and broad together; a person decides."),
        (StatementFlags.ScopedWildcard, "A wildcard stands inside a fixed account or organization; AWS's documents do not agree on whether that is public."),
        (StatementFlags.WeakLimit, "The caller sets the only value that limits it."),
        (StatementFlags.SourceArnWithoutAccount, "The source ARN has no account; add aws:SourceAccount."),
        (StatementFlags.VariableInOldVersion, "Policy variables are literal text in this Version."),
        (StatementFlags.IfExistsOnPresentKey, "Every request carries that key, so IfExists changes nothing."),
        (StatementFlags.UnknownOperator, "An operator is unknown to IAM."),
        (StatementFlags.TrustedAccount, "The accounts are on the list of trusted accounts."),
        (StatementFlags.TrustedOrganization, "The organization is our own."),
        (StatementFlags.InvalidPrincipal, "S3 refuses wildcards inside a principal."),
        (StatementFlags.NeedsSetOperator, "The key has several values and needs ForAnyValue or ForAllValues."),
        (StatementFlags.StringLikeOnArn, "StringLike lets * match colons; ArnLike compares field by field."),
    ];

    public static IEnumerable<string> Of(StatementFlags flags)
    {
        foreach (var (flag, text) in Remarks)
        {
            if (flags.HasFlag(flag))
            {
                yield return text;
            }
        }
    }
}
