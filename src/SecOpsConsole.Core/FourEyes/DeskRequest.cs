using SecOpsConsole.Core.Queue;

namespace SecOpsConsole.Core.FourEyes;

/// <summary>
/// A decision that one person asked for and a second one must grant. It is bound to what the first one saw; granting it carries out the
/// very command, with these arguments and with the rights that the first one has then.
/// </summary>
public sealed class DeskRequest
{
    public long Id { get; set; }
    public RequestKind Kind { get; set; }
    public RequestState State { get; set; }

    /// <summary>What it is about, as one word: at most one request waits for each.</summary>
    public required string Key { get; set; }
    public long? BucketId { get; set; }
    public long? FindingId { get; set; }
    public long? PrincipalId { get; set; }

    /// <summary>The state that whoever asked saw; null when there was none to see.</summary>
    public string? ExpectedFingerprint { get; set; }
    /// <summary><see cref="RequestArguments"/>.</summary>
    public string? ArgumentsJson { get; set; }

    internal RequestArguments Arguments => ArgumentsJson is { } json ? WorkPayload.Parse<RequestArguments>(json) : RequestArguments.None;

    /// <summary>What is asked for, in one sentence.</summary>
    public required string Summary { get; set; }
    /// <summary>What happens when it is granted.</summary>
    public required string Effect { get; set; }
    public string? Reason { get; set; }

    public required string RequestedBy { get; set; }
    /// <summary>The person who asked: never the one who grants.</summary>
    public long HumanId { get; set; }
    public long? TokenId { get; set; }
    public DateTime CreatedUtc { get; set; }
    public DateTime ExpiresUtc { get; set; }

    public string? DecidedBy { get; set; }
    public long? DecidedByHumanId { get; set; }
    public DateTime? DecidedUtc { get; set; }
    /// <summary>The second person's reason, or why it was overtaken.</summary>
    public string? DecisionReason { get; set; }
    public long? AttemptId { get; set; }
    public int Version { get; set; }
}
