using SecOpsConsole.KilledConsole;

namespace SecOpsConsole.Fault.Tests.Crashes;

/// <summary>When the console dies. <paramref name="Late"/>: the call that is under way takes effect only some seconds after the death.</summary>
internal sealed record Moment(KillPoint Point, bool Late = false)
{
    /// <summary>Those after which it is not certain whether AWS was called come first: what the console waits for then overlaps with the rest.</summary>
    public static IReadOnlyList<Moment> All { get; } =
    [
        new(KillPoint.DuringCall, Late: true),
        new(KillPoint.AfterStartRow),
        new(KillPoint.BeforeCall),
        .. Enum.GetValues<KillPoint>().Where(point => point is not (KillPoint.AfterStartRow or KillPoint.BeforeCall)).Select(point => new Moment(point)),
    ];

    public override string ToString() => Late ? $"{Point}, late" : Point.ToString();
}
