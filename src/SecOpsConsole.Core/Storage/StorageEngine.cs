namespace SecOpsConsole.Core.Storage;

/// <summary>Which database runs underneath; <paramref name="Warning"/> says what an operator should know, or is null.</summary>
public sealed record StorageEngine(string Name, string Version, string? Warning);
