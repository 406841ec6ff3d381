namespace SecOpsConsole.Core.FourEyes;

public readonly record struct RequestId(long Value);
