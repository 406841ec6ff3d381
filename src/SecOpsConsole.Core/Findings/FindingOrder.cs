using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Findings;

/// <summary>
/// In which order findings are listed, and the key that a page ends with. Where somebody has to decide, the worst comes first, of equals what
/// is exposed now, and of these the one that waits longest; elsewhere the newest.
/// </summary>
internal static class FindingOrder
{
    /// <summary>The store's own column for <see cref="Finding.IsExposedNow"/>, 1 or 0, so that an index has this order.</summary>
    public const string Exposed = "ExposedNow";
    public const string ExposedSql = "CASE WHEN \"ExposedFromUtc\" IS NOT NULL AND \"ExposedUntilUtc\" IS NULL THEN 1 ELSE 0 END";

    private const char Between = ':';

    public static bool IsWorstFirst(FindingFilter filter) => filter.View == FindingView.NeedsDecision || filter.ChangeSetId is not null;

    public static IQueryable<Finding> Apply(IQueryable<Finding> findings, FindingFilter filter, PageCursor? after) =>
        IsWorstFirst(filter) ? WorstFirst(findings, after) : NewestFirst(findings, after);

    public static IOrderedQueryable<Finding> WorstFirst(IQueryable<Finding> findings) =>
        findings.OrderByDescending(f => f.Severity).ThenByDescending(f => EF.Property<int>(f, Exposed)).ThenBy(f => f.EventUtc).ThenBy(f => f.Id);

    public static PageCursor CursorAt(FindingRow row, FindingFilter filter) => IsWorstFirst(filter)
        ? new PageCursor(string.Create(CultureInfo.InvariantCulture, $"{(int)row.Severity}{Between}{(row.ExposedNow ? 1 : 0)}{Between}{row.EventUtc.Ticks}"), row.Id)
        : PageCursor.At(row.EventUtc, row.Id);

    private static IQueryable<Finding> WorstFirst(IQueryable<Finding> findings, PageCursor? after)
    {
        if (after is not null)
        {
            var ((severity, exposed, happened), id) = (WorstKey(after), after.Id);
            findings = findings.Where(f => f.Severity <= severity
                && (f.Severity < severity || EF.Property<int>(f, Exposed) < exposed
                    || (EF.Property<int>(f, Exposed) == exposed && (f.EventUtc > happened || (f.EventUtc == happened && f.Id > id)))));
        }
        return WorstFirst(findings);
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

    private static (Severity Severity, int Exposed, DateTime HappenedUtc) WorstKey(PageCursor after) =>
        after.Key.Split(Between) is [var worst, ("0" or "1") and var exposed, var ticks]
        && int.TryParse(worst, NumberStyles.None, CultureInfo.InvariantCulture, out var severity) && Enum.IsDefined((Severity)severity)
            ? ((Severity)severity, exposed == "1" ? 1 : 0, new PageCursor(ticks, after.Id).KeyUtc)
            : throw new FormatException("The cursor is not one that this list gave. Ask for the first page again, without a cursor.");
}
