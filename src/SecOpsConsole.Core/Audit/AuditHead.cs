using System.Globalization;

namespace SecOpsConsole.Core.Audit;

/// <summary>
/// The end of the audit record at some moment: a row's number and its hash, written <c>SEQ:HASH</c>. Kept elsewhere, it proves that
/// everything up to there existed: a record that is cut off or written anew does not contain it.
/// </summary>
public sealed record AuditHead(long Sequence, string Hash)
{
    public static AuditHead? Parse(string text)
    {
        var parts = text.Trim().Split(':');
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) && sequence > 0
            && parts[1].Length == AuditHasher.Size * 2 && parts[1].All(char.IsAsciiHexDigit)
            ? new AuditHead(sequence, parts[1].ToLowerInvariant())
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sequence}:{Hash}");
}
