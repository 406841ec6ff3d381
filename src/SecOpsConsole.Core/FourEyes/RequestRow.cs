namespace SecOpsConsole.Core.FourEyes;

/// <summary>One request as a list shows it.</summary>
/// <param name="HumanId">The person who asked: they cannot grant it.</param>
/// <param name="StillFits">Pending, and what it is about is as it was; what the store knows, AWS is asked when it is granted.</param>
public sealed record RequestRow(
    long Id,
    RequestKind Kind,
    RequestState State,
    long? BucketId,
    string? Bucket,
    long? FindingId,
    string? FindingTitle,
    string Summary,
    string Effect,
    string? Reason,
    string RequestedBy,
    long HumanId,
    DateTime CreatedUtc,
    DateTime ExpiresUtc,
    string? DecidedBy,
    DateTime? DecidedUtc,
    string? DecisionReason,
    long? AttemptId,
    bool StillFits);
