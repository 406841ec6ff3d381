using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Core.Bulk;

/// <summary>Sentences about decisions for many findings.</summary>
internal static class BulkWords
{
    public static string Count(int number, string word) => number == 1 ? $"1 {word}" : $"{number} {word}s";

    /// <summary>What became of the write since it was decided; null while that is under way, or without one.</summary>
    public static string? Outcome(RemediationAttempt? attempt) => attempt switch
    {
        null => null,
        { FailureText: { } text } => text,
        { Status: AttemptStatus.Verified, UndoesAttemptId: not null } => "The earlier state was put back and read back from AWS.",
        { Status: AttemptStatus.Verified } => "Written, and read back from AWS as it was written.",
        { Status: AttemptStatus.Undone } => "It was written and read back, and undone since.",
        _ => null,
    };

    public static string TooMany(BulkCommand command, int weight, int cap) => command.WritesToAws
        ? $"{command.Label} would write to {Count(weight, "bucket")}, and you may write to at most {cap} in one decision. Nothing was changed. Select fewer, or ask an administrator."
        : $"{weight} findings are selected, and one decision takes at most {cap}. Nothing was changed. Select fewer.";
}
