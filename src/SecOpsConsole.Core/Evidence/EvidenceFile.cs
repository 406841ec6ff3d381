using SecOpsConsole.Core.Desk;

namespace SecOpsConsole.Core.Evidence;

/// <summary>A bundle as it is given out, or why there is none.</summary>
public sealed record EvidenceFile(DeskResult Result, string Name, byte[] Content);
