namespace SecOpsConsole.Sandbox.Faults;

/// <summary>
/// One plan of <c>POST /_sandbox/faults</c>. A call matches by operation and bucket; of the matching calls the plan
/// strikes the <see cref="Nth"/> one, or all <see cref="After"/> so many, at most <see cref="Count"/> times, each with
/// <see cref="Probability"/> drawn from a generator started with <see cref="Seed"/>.
/// </summary>
internal sealed record FaultPlan
{
    public required FaultKind Kind { get; init; }

    /// <summary>API name (PutBucketPolicy), or the CloudTrail name for event faults; null matches every one.</summary>
    public string? Operation { get; init; }

    public string? Bucket { get; init; }

    /// <summary>Strike only the nth matching call, counted from 1.</summary>
    public int? Nth { get; init; }

    /// <summary>Let this many matching calls pass first.</summary>
    public int After { get; init; }

    /// <summary>Strike at most this often; null is without end.</summary>
    public int? Count { get; init; }

    public double Probability { get; init; } = 1;

    public int Seed { get; init; }

    /// <summary>What the answer says instead of its usual words: AWS names the policy that denies in the message alone.</summary>
    public string? Message { get; init; }

    /// <summary>How long latency lasts, an answer or an effect takes, or for how long after the plan was made reads are stale.</summary>
    public int? Milliseconds { get; init; }
}
