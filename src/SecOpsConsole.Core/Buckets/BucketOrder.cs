using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Buckets;

/// <summary>
/// In which order buckets are listed: who reaches them, then the worst open finding, then the name. And the one rule of which of them are exposed,
/// for the list and for the overview.
/// </summary>
internal static class BucketOrder
{
    /// <summary>The store's own column of how much a bucket asks for attention, so that an index has this order.</summary>
    public const string Attention = "Attention";

    /// <summary>Ten times the reach, and the worst open severity. What could not be read stands above what is known to be closed.</summary>
    public const string AttentionSql =
        "10 * CASE \"Exposure\" WHEN 6 THEN 6 WHEN 5 THEN 5 WHEN 3 THEN 4 WHEN 4 THEN 3 WHEN 0 THEN 2 WHEN 2 THEN 1 ELSE 0 END + COALESCE(\"WorstOpen\" + 1, 0)";

    private const int LeastExposed = 50;
    private const char Between = ':';

    /// <summary>Buckets that anyone on the internet, or anyone with an AWS account, reaches now.</summary>
    public static IQueryable<Bucket> Exposed(IQueryable<Bucket> buckets) =>
        buckets.Where(b => b.DeletedUtc == null && EF.Property<int>(b, Attention) >= LeastExposed);

    /// <exception cref="FormatException">The cursor is not one that the list gave.</exception>
    public static IQueryable<Bucket> Apply(IQueryable<Bucket> buckets, PageCursor? after)
    {
        if (after is not null)
        {
            var ((attention, name), id) = (Key(after), after.Id);
            buckets = buckets.Where(b => EF.Property<int>(b, Attention) <= attention
                && (EF.Property<int>(b, Attention) < attention || string.Compare(b.Name, name) > 0 || (b.Name == name && b.Id > id)));
        }
        return buckets.OrderByDescending(b => EF.Property<int>(b, Attention)).ThenBy(b => b.Name).ThenBy(b => b.Id);
    }

    public static PageCursor CursorAt(BucketRow row) => new(
        string.Create(CultureInfo.InvariantCulture, $"{(10 * Reach(row.Exposure)) + (row.WorstOpen is { } worst ? (int)worst + 1 : 0)}{Between}{row.Name}"), row.Id);

    /// <summary>The same as <see cref="AttentionSql"/> has it.</summary>
    private static int Reach(Exposure exposure) => exposure switch
    {
        Exposure.Public => 6,
        Exposure.AnyAwsAccount => 5,
        Exposure.OtherAccounts => 4,
        Exposure.Blocked => 3,
        Exposure.Unknown => 2,
        Exposure.Organization => 1,
        Exposure.OwnAccount => 0,
    };

    private static (int Attention, string Name) Key(PageCursor after)
    {
        var between = after.Key.IndexOf(Between, StringComparison.Ordinal);
        return between > 0 && int.TryParse(after.Key.AsSpan(0, between), NumberStyles.None, CultureInfo.InvariantCulture, out var attention)
            ? (attention, after.Key[(between + 1)..])
            : throw new FormatException("The cursor is not one that this list gave. Ask for the first page again, without a cursor.");
    }
}
