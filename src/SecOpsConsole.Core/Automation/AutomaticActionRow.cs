using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Core.Automation;

/// <summary>One thing that automatic mode did or tried.</summary>
/// <param name="AttemptId">The attempt.</param>
/// <param name="BucketId">Where.</param>
/// <param name="Bucket">The bucket's name.</param>
/// <param name="FindingId">The finding it acted on.</param>
/// <param name="Title">The finding's access sentence.</param>
/// <param name="Action">What.</param>
/// <param name="Status">How it ended.</param>
/// <param name="CreatedUtc">When it was decided.</param>
/// <param name="CompletedUtc">When it ended.</param>
/// <param name="FailureText">Why it failed or was called off.</param>
/// <param name="CanUndo">It was read back, and what it wrote is still live.</param>
public sealed record AutomaticActionRow(
    long AttemptId,
    long BucketId,
    string Bucket,
    long? FindingId,
    string? Title,
    RemediationActionId Action,
    AttemptStatus Status,
    DateTime CreatedUtc,
    DateTime? CompletedUtc,
    string? FailureText,
    bool CanUndo);
