using SecOpsConsole.Invariants.Record;
using SecOpsConsole.Invariants.Rules;

namespace SecOpsConsole.Invariants;

/// <summary>
/// What must hold after every run, however it was disturbed. It looks from outside, at the database file and at what AWS saw and has,
/// and names each violation in a sentence; an empty list is a clean run.
/// </summary>
/// <remarks>
/// I1 every event that was answered 202 is in the inbox exactly once. I2 every inbox row ends, or visibly fails. I3 no write without a
/// durable attempt row before it, with who, pre-image and target. I4 no automatic write gives outsiders more. I5 one write takes effect
/// per attempt, and one attempt at a time per bucket. I6 an approval is one decision of one person. I7 the audit record has no gap.
/// I8 nobody decides whose role forbids it. I9 what is live is what was last recorded, or an open finding says so.
/// Beside these: attempts are terminal or visibly waiting, the states of findings are legal and told row by row, work ends.
/// </remarks>
public static class InvariantChecker
{
    public static IReadOnlyList<string> Check(ConsoleRecord record, AwsTruth aws, CheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(aws);
        var run = new Run(record, aws, options ?? new CheckOptions());
        return
        [
            .. EventRules.Check(run),
            .. WriteRules.Check(run),
            .. AttemptRules.Check(run),
            .. DecisionRules.Check(run),
            .. FindingRules.Check(run),
            .. LiveRules.Check(run),
            .. WorkRules.Check(run),
        ];
    }

    /// <summary>Reads both sides and checks them.</summary>
    public static async Task<IReadOnlyList<string>> CheckAsync(
        string databasePath, HttpClient sandbox, CheckOptions? options = null, CancellationToken cancellationToken = default)
    {
        // AWS first: a write that is made in between must not look like one that nobody recorded.
        var aws = await AwsTruth.ReadAsync(sandbox, cancellationToken);
        return Check(ConsoleRecord.Read(databasePath), aws, options);
    }
}
