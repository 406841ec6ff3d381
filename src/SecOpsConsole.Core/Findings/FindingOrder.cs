using System.Globalization;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Findings;

/// <summary>
/// In which order findings are listed, and the key that a page ends with. Where somebody has to decide, the worst comes first and of
/// equals the one that waits longest; elsewhere the newest.
/// </summary>
internal static class FindingOrder
{
    private const char Between = ':';

    public static bool IsWorstFirst(FindingFilter filter) => filter.View == FindingView.NeedsDecision || filter.ChangeSetId is not null;

    public static IQueryable<Finding> Apply(IQueryable<Finding> findings, FindingFilter filter, PageCursor? after) =>
        IsWorstFirst(filter) ? WorstFirst(findings, after) : NewestFirst(findings, after);

    public static PageCursor CursorAt(FindingRow row, FindingFilter filter) => IsWorstFirst(filter)
        ? new PageCursor(string.Create(CultureInfo.InvariantCulture, $"{(int)row.Severity}{Between}{row.EventUtc.Ticks}"), row.Id)
        : PageCursor.At(row.EventUtc, row.Id);

    private static IQueryable<Finding> WorstFirst(IQueryable<Finding> findings, PageCursor? after)
    {
        if (after is not null)
        {
            var ((severity, happened), id) = (SeverityKey(after), after.Id);
            findings = findings.Where(f => f.Severity <= severity
                && (f.Severity < severity || f.EventUtc > happened || (f.EventUtc == happened && f.Id > id)));
        }
        return findings.OrderByDescending(f => f.Severity).ThenBy(f => f.EventUtc).ThenBy(f => f.Id);
    }

    private static IQueryable<Finding> NewestFirst(IQueryable<Finding> findings, PageCursor? after)
    {
        if (after is not null)
        {
            var (happened, id) = (after.KeyUtc, after.Id);
            findings = findings.Where(f => f.EventUtc < happened || (f.EventUtc == happened && f.Id < id));
        }
        return findings.OrderByDescending(f => f.EventUtc).ThenByDescending(f => f.Id);
    }

    private static (Severity Severity, DateTime HappenedUtc) SeverityKey(PageCursor after)
    {
        var between = after.Key.IndexOf(Between, StringComparison.Ordinal);
        return between > 0 && int.TryParse(after.Key.AsSpan(0, between), NumberStyles.None, CultureInfo.InvariantCulture, out var severity) && Enum.IsDefined((Severity)severity)
            ? ((Severity)severity, new PageCursor(after.Key[(between + 1)..], after.Id).KeyUtc)
            : throw new FormatException("The cursor is not one that this list gave. Ask for the first page again, without a cursor.");
    }
}
