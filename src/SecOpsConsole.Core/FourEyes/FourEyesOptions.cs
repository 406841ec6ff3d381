namespace SecOpsConsole.Core.FourEyes;

/// <summary>Where a second person is needed when a bucket has no rule of its own, and how long a request waits.</summary>
public sealed record FourEyesOptions
{
    public static readonly TimeSpan ShortestLife = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(7);

    /// <summary>Holds for every bucket without a rule of its own.</summary>
    public EyesRule Default { get; init; } = EyesRule.Nothing;

    /// <summary>To quarantine a user or role.</summary>
    public bool Quarantine { get; init; } = true;

    /// <summary>How long a request waits for the second person; kept between <see cref="ShortestLife"/> and <see cref="LongestLife"/>.</summary>
    public TimeSpan RequestLives { get; init; } = TimeSpan.FromHours(24);

    internal TimeSpan Life => TimeSpan.FromTicks(Math.Clamp(RequestLives.Ticks, ShortestLife.Ticks, LongestLife.Ticks));

    /// <summary>The rule that holds for a bucket.</summary>
    public EyesRule For(Buckets.Bucket bucket)
    {
        ArgumentNullException.ThrowIfNull(bucket);
        return EyesRule.Parse(bucket.FourEyes) ?? Default;
    }
}
