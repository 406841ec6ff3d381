namespace SecOpsConsole.Sandbox;

/// <summary>
/// How fast the sandbox's slow services are. AWS promises none of these times; the defaults are quick enough to watch
/// and slow enough to notice. Changed at run time by <c>PUT /_sandbox/pace</c>; a restart returns to the options.
/// </summary>
internal sealed class SandboxPace(SandboxOptions options)
{
    private long cloudTrailTicks = options.CloudTrailDelay.Ticks;
    private long configTicks = options.ConfigDelay.Ticks;

    /// <summary>From a call to its CloudTrail record on the bus.</summary>
    public TimeSpan CloudTrailDelay
    {
        get => new(Interlocked.Read(ref cloudTrailTicks));
        set => Interlocked.Exchange(ref cloudTrailTicks, value.Ticks);
    }

    /// <summary>From a change of a bucket to its configuration item.</summary>
    public TimeSpan ConfigDelay
    {
        get => new(Interlocked.Read(ref configTicks));
        set => Interlocked.Exchange(ref configTicks, value.Ticks);
    }
}
