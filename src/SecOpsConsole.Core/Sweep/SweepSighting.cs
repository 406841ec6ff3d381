using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Sweep;

/// <summary>What the sweep saw of one bucket. <paramref name="KnownId"/> is its row; null when there is none.</summary>
internal sealed record SweepSighting(BucketRef Bucket, long? KnownId, SweepVerdict Verdict, DateTime SeenUtc, AwsFault? Fault = null)
{
    public bool NeedsLook => Verdict switch
    {
        SweepVerdict.Differs or SweepVerdict.New or SweepVerdict.Gone or SweepVerdict.Refused => true,
        SweepVerdict.Same or SweepVerdict.Unreadable or SweepVerdict.Busy => false,
    };

    public bool IsCompared => KnownId is not null && Verdict is SweepVerdict.Same or SweepVerdict.Differs;

    public bool Failed => Verdict is SweepVerdict.Unreadable or SweepVerdict.Refused;
}
