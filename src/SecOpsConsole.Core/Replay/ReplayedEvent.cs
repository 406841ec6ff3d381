using SecOpsConsole.Core.Intake;

namespace SecOpsConsole.Core.Replay;

/// <summary>A stored event with what was recorded of it.</summary>
internal sealed record ReplayedEvent(
    long Id, byte[] Body, EventStatus Status, string? Name, string? Bucket, DateTime ReceivedUtc);
