namespace SecOpsConsole.Core.Retention;

/// <summary>What is kept how long, as the page shows it.</summary>
/// <param name="Lines">One for each kind.</param>
/// <param name="LastRun">Null when the job has never run.</param>
public sealed record RetentionView(IReadOnlyList<RetentionLine> Lines, RetentionRun? LastRun);
