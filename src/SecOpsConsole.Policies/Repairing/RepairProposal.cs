namespace SecOpsConsole.Policies;

/// <summary>An edit that makes a policy better, judged before it is offered. Deny statements are never touched.</summary>
public sealed record RepairProposal
{
    /// <summary>The kind of edit; with several statements the most drastic one.</summary>
    public required RepairKind Kind { get; init; }

    /// <summary>The repaired policy: every byte that is not removed is as it was. Null means DeleteBucketPolicy.</summary>
    public required string? Text { get; init; }

    /// <summary>Indexes, in the old policy, of the statements that are changed or dropped.</summary>
    public required IReadOnlyList<int> Statements { get; init; }

    /// <summary>The judgement on the result.</summary>
    public required PolicyVerdict Verdict { get; init; }

    /// <summary>Who loses what.</summary>
    public required AccessDiffResult Access { get; init; }

    /// <summary>Not for automatic mode: it takes knowledge that the policy does not hold.</summary>
    public bool ForPeopleOnly => Kind == RepairKind.AddCondition;

    /// <summary>
    /// Accounts that get access back if RestrictPublicBuckets is on: it cuts off every partner as long as one statement is public.
    /// </summary>
    public IReadOnlyList<string> RegainedBehindBlock { get; init; } = [];

    /// <summary>The edit in words, without a full stop.</summary>
    public required string Sentence { get; init; }
}
