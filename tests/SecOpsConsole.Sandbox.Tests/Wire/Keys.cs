namespace SecOpsConsole.Sandbox.Tests.Wire;

internal sealed record Keys(string Id, string Secret, string? Token);
