namespace SecOpsConsole.Core.Ports;

/// <summary>AWS accepted a write; the request id is in the answer.</summary>
public sealed record Written;
