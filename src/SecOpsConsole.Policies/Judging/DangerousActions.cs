namespace SecOpsConsole.Policies;

/// <summary>
/// Actions that are dangerous in the hands of outsiders even when the grant is not public. Security Hub S3.6 names five of them;
/// the others let somebody take over, destroy or blind a bucket just as well.
/// </summary>
internal static class DangerousActions
{
    public static IReadOnlyList<string> Takeover { get; } =
    [
        "s3:PutBucketPolicy", "s3:DeleteBucketPolicy", "s3:PutBucketAcl", "s3:PutObjectAcl", "s3:PutObjectVersionAcl",
        "s3:PutBucketOwnershipControls", "s3:PutBucketPublicAccessBlock", "s3:PutAccessPointPolicy",
    ];

    public static IReadOnlyList<string> Destructive { get; } =
    [
        "s3:DeleteObject", "s3:DeleteObjectVersion", "s3:DeleteBucket", "s3:PutEncryptionConfiguration", "s3:PutLifecycleConfiguration",
        "s3:PutBucketVersioning", "s3:PutReplicationConfiguration", "s3:BypassGovernanceRetention", "s3:PutObjectRetention",
        "s3:PutObjectLegalHold",
    ];

    public static IReadOnlyList<string> Blinding { get; } =
        ["s3:PutBucketLogging", "s3:PutBucketNotification", "s3:PutInventoryConfiguration"];

    public static StatementFlags FlagsOf(PatternSet actions, StepBudget budget)
    {
        var flags = StatementFlags.None;
        flags |= Grants(actions, Takeover, budget) ? StatementFlags.TakeoverActions : StatementFlags.None;
        flags |= Grants(actions, Destructive, budget) ? StatementFlags.DestructiveActions : StatementFlags.None;
        flags |= Grants(actions, Blinding, budget) ? StatementFlags.BlindingActions : StatementFlags.None;
        return flags;
    }

    /// <summary>Does the element grant at least one of the names? When the budget is gone: yes, the careful answer.</summary>
    public static bool Grants(PatternSet actions, IReadOnlyList<string> names, StepBudget budget)
    {
        if (!actions.IsNegated && !MayMatchPattern(actions.Patterns, names))
        {
            return false;
        }

        foreach (var name in names)
        {
            if (Matches(actions, name, budget))
            {
                return true;
            }
        }

        return budget.IsExhausted;
    }

    public static bool Matches(PatternSet actions, string name, StepBudget budget)
    {
        foreach (var pattern in actions.Patterns)
        {
            if (Glob.MatchesIgnoringCase(pattern, name, budget))
            {
                return !actions.IsNegated;
            }
        }

        return actions.IsNegated;
    }

    /// <summary>Most statements name their actions in full; those need no matcher.</summary>
    private static bool MayMatchPattern(IReadOnlyList<string> patterns, IReadOnlyList<string> names)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.AsSpan().ContainsAny('*', '?'))
            {
                return true;
            }

            foreach (var name in names)
            {
                if (pattern.Length == name.Length && pattern.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
