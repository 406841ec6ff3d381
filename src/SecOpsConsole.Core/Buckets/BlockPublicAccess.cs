using System.Text.Json.Serialization;

namespace SecOpsConsole.Core.Buckets;

/// <summary>The four settings of S3 Block Public Access of one bucket or of one account.</summary>
public sealed record BlockPublicAccess(bool BlockPublicAcls, bool IgnorePublicAcls, bool BlockPublicPolicy, bool RestrictPublicBuckets)
{
    private const string Prefix = "bpa:";
    private const string NoneText = Prefix + "none";

    /// <summary>False: AWS has no configuration. That does the same as all four off, but is another state, and undo restores exactly that.</summary>
    public bool Configured { get; private init; } = true;

    /// <summary>No configuration: all four are off.</summary>
    public static BlockPublicAccess None { get; } = new(false, false, false, false) { Configured = false };
    public static BlockPublicAccess All { get; } = new(true, true, true, true);

    /// <summary>The state as a text that is its own fingerprint: <c>bpa:none</c>, or the four settings in their order as in <c>bpa:1101</c>.</summary>
    [JsonIgnore]
    public string State => Configured
        ? $"{Prefix}{Bit(BlockPublicAcls)}{Bit(IgnorePublicAcls)}{Bit(BlockPublicPolicy)}{Bit(RestrictPublicBuckets)}"
        : NoneText;

    [JsonIgnore]
    public bool IsAllOn => this is { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true };

    [JsonIgnore]
    public bool IsAllOff => this is { BlockPublicAcls: false, IgnorePublicAcls: false, BlockPublicPolicy: false, RestrictPublicBuckets: false };

    /// <summary>The state behind a text; null when there is none, or when it is not one of the seventeen.</summary>
    public static BlockPublicAccess? OfState(string? state)
    {
        if (state == NoneText)
        {
            return None;
        }
        return state is { Length: 8 } && state.StartsWith(Prefix, StringComparison.Ordinal) && state[Prefix.Length..].All(bit => bit is '0' or '1')
            ? new BlockPublicAccess(state[4] == '1', state[5] == '1', state[6] == '1', state[7] == '1')
            : null;
    }

    /// <summary>What holds when both are set: S3 applies the most restrictive combination of bucket and account.</summary>
    public BlockPublicAccess With(BlockPublicAccess? other) => other is null || other.IsAllOff ? this : new(
        BlockPublicAcls || other.BlockPublicAcls, IgnorePublicAcls || other.IgnorePublicAcls,
        BlockPublicPolicy || other.BlockPublicPolicy, RestrictPublicBuckets || other.RestrictPublicBuckets);

    /// <summary>True when something is on here that is off in <paramref name="other"/>.</summary>
    public bool HoldsMoreThan(BlockPublicAccess other) =>
        (BlockPublicAcls && !other.BlockPublicAcls) || (IgnorePublicAcls && !other.IgnorePublicAcls)
        || (BlockPublicPolicy && !other.BlockPublicPolicy) || (RestrictPublicBuckets && !other.RestrictPublicBuckets);

    private static char Bit(bool on) => on ? '1' : '0';
}
