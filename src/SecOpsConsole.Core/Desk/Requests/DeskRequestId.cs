namespace SecOpsConsole.Core.Desk.Requests;

public readonly record struct DeskRequestId(long Value);
