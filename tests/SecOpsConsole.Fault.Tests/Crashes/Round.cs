using SecOpsConsole.Fault.Tests.Deeds;
using SecOpsConsole.KilledConsole;

namespace SecOpsConsole.Fault.Tests.Crashes;

/// <summary>One death: in which deed, at which moment.</summary>
internal sealed record Round(Deed Deed, Moment Moment)
{
    /// <summary>Nothing of a person's decision was on the disk, so nobody may act on it.</summary>
    public bool LosesTheDecision => Deed.IsByPerson && Moment.Point == KillPoint.BeforeAttemptRow;

    /// <summary>The plan that keeps the call under way until the console is dead.</summary>
    public object? FaultPlan => Moment switch
    {
        { Point: KillPoint.DuringCall, Late: true } => Plan("LateEffect", 8_000),
        { Point: KillPoint.DuringCall } => Plan("SlowAnswer", 5_000),
        _ => null,
    };

    public override string ToString() => $"{Deed.Act}, killed {Moment}";

    /// <summary>What makes automatic mode act is a put itself: that one is let through, and the console's is meant.</summary>
    private object Plan(string kind, int milliseconds) =>
        new { kind, milliseconds, bucket = Deed.Bucket, operation = Deed.Operation, after = Deed.IsByPerson ? 0 : 1, count = 1 };
}
