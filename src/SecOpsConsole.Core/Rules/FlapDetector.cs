namespace SecOpsConsole.Core.Rules;

/// <summary>
/// Notices that somebody and automatic mode keep undoing each other. Once back is an accident or another person: it is healed again.
/// It is a fight when one actor puts the same content back twice within a day, or when the same content, taken away twice within an
/// hour, is there for the third time, whoever put it.
/// </summary>
public static class FlapDetector
{
    public const int Limit = 2;
    public static readonly TimeSpan ActorWindow = TimeSpan.FromHours(24);
    public static readonly TimeSpan PairWindow = TimeSpan.FromHours(1);

    /// <param name="takenBackUtc">When automatic mode took exactly the live content away, as far as <see cref="ActorWindow"/> and not before a resume.</param>
    /// <param name="reapplied">When and by whom it was put back since the first of these.</param>
    /// <param name="nowUtc">Now.</param>
    /// <returns>Who, with which tool, how often: one sentence; null when it is no fight.</returns>
    public static string? Story(IReadOnlyCollection<DateTime> takenBackUtc, IReadOnlyCollection<Reapplied> reapplied, DateTime nowUtc)
    {
        var recent = takenBackUtc.Where(at => at > nowUtc - ActorWindow).ToList();
        if (recent.Count == 0)
        {
            return null;
        }

        var back = reapplied.Where(row => row.AtUtc > nowUtc - ActorWindow).ToList();
        return MostStubborn(back) is { Count: >= Limit } stubborn
            ? Sentence(stubborn, nowUtc)
            : recent.Count(at => at > nowUtc - PairWindow) >= Limit
                ? Pair(back, recent.Count, nowUtc)
                : null;
    }

    /// <summary>The rows of the actor with the most; rows without an actor may be anybody's, so they count for each.</summary>
    private static List<Reapplied> MostStubborn(List<Reapplied> back)
    {
        var unknown = back.FindAll(row => row.ActorKey is null);
        var most = back.Where(row => row.ActorKey is not null).GroupBy(row => row.ActorKey)
            .OrderByDescending(group => group.Count()).FirstOrDefault();
        return most is null ? unknown : [.. most, .. unknown];
    }

    private static string Sentence(List<Reapplied> rows, DateTime nowUtc) =>
        $"{Names(rows)} put the same weak policy back {Times(rows.Count)} within {Span(rows, nowUtc)} after automatic mode had taken it away.";

    private static string Pair(List<Reapplied> back, int takenBack, DateTime nowUtc) => back.Count > 0
        ? $"The policy goes to and fro: automatic mode took the same weak policy away {Times(takenBack)}, and {Names(back)} put it back, within {Span(back, nowUtc)}."
        : $"The policy goes to and fro: automatic mode took the same weak policy away {Times(takenBack)}, and it is back; no event tells who put it there.";

    private static string Names(List<Reapplied> rows)
    {
        var names = rows.Select(row => (row.Who ?? "somebody unknown") + (row.Tool is null ? "" : $" ({row.Tool})")).Distinct(StringComparer.Ordinal).Take(3).ToList();
        return names.Count == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";
    }

    private static string Times(int count) => count == 1 ? "once" : $"{count} times";

    private static string Span(List<Reapplied> rows, DateTime nowUtc) => (nowUtc - rows.Min(row => row.AtUtc)) switch
    {
        { TotalSeconds: < 90 } span => $"{Math.Max(1, (int)Math.Ceiling(span.TotalSeconds))} s",
        { TotalMinutes: < 90 } span => $"{Math.Ceiling(span.TotalMinutes):0} minutes",
        var span => $"{Math.Ceiling(span.TotalHours):0} hours",
    };
}
