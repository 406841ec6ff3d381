namespace SecOpsConsole.Sandbox.Tests.Wire;

/// <summary>The system's clock, moved by hand.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    public TimeSpan Shift { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift;
}
