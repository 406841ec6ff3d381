namespace SecOpsConsole.Core.Retention;

/// <summary>One kind of row.</summary>
/// <param name="What">Its name for people.</param>
/// <param name="Keep">Null: for ever.</param>
/// <param name="Why">What is kept longer, or why for ever.</param>
/// <param name="OldestUtc">The oldest that is stored; null when there is none.</param>
public sealed record RetentionLine(string What, TimeSpan? Keep, string Why, DateTime? OldestUtc);
