namespace SecOpsConsole.Core.Audit;

/// <summary>The sentences about the record.</summary>
internal static class AuditWords
{
    public static string BadEnd(long sequence) =>
        $"Row {sequence}, the last one, is not as the console wrote it: its content or its hash was changed, or it was put there.";

    public static string Changed(long sequence, bool hashIsWhole) => hashIsWhole
        ? $"Row {sequence} was changed: its content is not what the console wrote. The row after it still vouches for the original."
        : $"Row {sequence} is not as the console wrote it: its content or its hash was changed, or the console never wrote it.";

    public static string Missing(long from, long to, long found) => from == to
        ? $"Row {from} is missing; row {found} follows without it."
        : $"Rows {from} to {to} are missing; row {found} follows without them.";

    public static string Swapped(long sequence, long with) => $"Rows {sequence} and {with} were swapped.";

    public static string Moved(long sequence, long from) => $"Row {sequence} is not in its place: what belongs there stands as row {from}.";

    public static string Inserted(long sequence) => $"Row {sequence} was put between two rows: without it the rows around it fit together.";

    public static string NotChained(long sequence) => $"Row {sequence} has no hash: the console did not write it.";

    public static string Truncated(long last, AuditHead head) => last == 0
        ? $"The record is empty, but row {head.Sequence} was published as its end."
        : $"The record ends after row {last}, but row {head.Sequence} was published as its end: the rows from {last + 1} on are gone.";

    public static string Rewritten(AuditHead head) =>
        $"Row {head.Sequence} is not the row that was published as the end of the record then: the record was written anew with the key, from that row or from an earlier one.";
}
