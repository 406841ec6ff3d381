namespace SecOpsConsole.Invariants.Record;

/// <summary>A bucket as it really is. <paramref name="Block"/> is null when its Block Public Access configuration was deleted.</summary>
public sealed record AwsBucket(string Name, string Owner, string Region, string? Policy, AwsBlock? Block);
