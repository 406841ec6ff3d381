using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Suppressions;

/// <summary>What a person grants: the facts of a suppression before it has an id.</summary>
internal sealed record SuppressionOrder
{
    public required SuppressionKind Kind { get; init; }
    public required Finding Finding { get; init; }
    public required Bucket Bucket { get; init; }
    public required JudgedProblem Problem { get; init; }
    public required string Content { get; init; }
    public string? Sid { get; init; }
    public required string Who { get; init; }
    public required string Reason { get; init; }
    public string? Owner { get; init; }
    public DateTime? ExpiresUtc { get; init; }
}
