using System.Globalization;

namespace SecOpsConsole.Core.Findings;

/// <summary>
/// How sensitive the data of a bucket is, as far as Macie has told: from its sensitive-data findings that are not resolved, without samples. A
/// suppressed one counts: its risk was accepted, the data is still there. "Macie told nothing" is not "there is nothing".
/// </summary>
/// <param name="Kinds">The gravest first; empty when nothing is known.</param>
/// <param name="LatestUtc">When Macie told of it last; null when nothing is known.</param>
public sealed record Sensitivity(IReadOnlyList<SensitiveData> Kinds, DateTime? LatestUtc)
{
    /// <summary>The state of a bucket whose findings were not counted yet; the next look at it counts them.</summary>
    internal const string NotCounted = "?";

    public static Sensitivity None { get; } = new([], null);

    public bool IsNone => Kinds.Count == 0;

    /// <summary>The kinds that were found, the gravest first.</summary>
    public static Sensitivity Of(IEnumerable<SensitiveData> found, DateTime? latestUtc)
    {
        var kinds = found.Where(data => data.Objects > 0).OrderByDescending(data => data.Kind).ToList();
        return kinds.Count == 0 ? None : new Sensitivity(kinds, latestUtc);
    }

    /// <summary>What one finding of Macie tells of one object.</summary>
    public static Sensitivity Of(Finding finding) => Of(
        from count in new (SensitiveDataKind Kind, int? Occurrences)[]
        {
            (SensitiveDataKind.Credentials, finding.CredentialCount), (SensitiveDataKind.Several, finding.SeveralCount), (SensitiveDataKind.Financial, finding.FinancialCount),
            (SensitiveDataKind.Personal, finding.PersonalCount), (SensitiveDataKind.Custom, finding.CustomCount),
        }
        where count.Occurrences is not null
        select new SensitiveData(count.Kind, 1, count.Occurrences!.Value),
        finding.EventUtc);

    /// <summary>For a sentence: "credentials (3 occurrences in 1 object) and personal data (240 occurrences in 5 objects)".</summary>
    public string Sentence => Kinds.Count switch
    {
        0 => "no sensitive data",
        1 => InWords(Kinds[0]),
        _ => $"{string.Join(", ", Kinds.Take(Kinds.Count - 1).Select(InWords))} and {InWords(Kinds[^1])}",
    };

    /// <summary>For a list, short: "credentials in 1 object, also financial data and personal data"; null when nothing is known.</summary>
    public string? Summary => IsNone ? null
        : $"{NameOf(Kinds[0].Kind)} in {Number(Kinds[0].Objects, "object")}{(Kinds.Count == 1 ? "" : $", also {string.Join(" and ", Kinds.Skip(1).Select(data => NameOf(data.Kind)))}")}";

    /// <summary>As it is stored with a bucket; null when nothing is known. <see cref="OfState"/> reads it.</summary>
    internal string? State => IsNone ? null : string.Create(
        CultureInfo.InvariantCulture, $"{string.Join(';', Kinds.Select(data => $"{data.Kind}:{data.Objects}:{data.Occurrences}"))}@{LatestUtc?.Ticks ?? 0}");

    /// <summary>What <see cref="State"/> wrote; anything else is "nothing known".</summary>
    public static Sensitivity OfState(string? state)
    {
        if (state?.Split('@') is not [var kinds, var ticks] || !long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at))
        {
            return None;
        }

        return Of(kinds.Split(';').Select(Read).OfType<SensitiveData>(), at == 0 ? null : new DateTime(at, DateTimeKind.Utc));
    }

    /// <summary>For a list, from what is stored; null when nothing is known.</summary>
    public static string? SummaryOf(string? state) => OfState(state).Summary;

    private static SensitiveData? Read(string text) => text.Split(':') is [var name, var objects, var occurrences]
        && Enum.TryParse<SensitiveDataKind>(name, out var kind)
        && int.TryParse(objects, NumberStyles.None, CultureInfo.InvariantCulture, out var many)
        && long.TryParse(occurrences, NumberStyles.None, CultureInfo.InvariantCulture, out var often)
            ? new SensitiveData(kind, many, often)
            : null;

    private static string InWords(SensitiveData data) => data.Occurrences == 0
        ? $"{NameOf(data.Kind)} (in {Number(data.Objects, "object")})"
        : $"{NameOf(data.Kind)} ({Number(data.Occurrences, "occurrence")} in {Number(data.Objects, "object")})";

    /// <summary>A kind in a sentence.</summary>
    public static string NameOf(SensitiveDataKind kind) => kind switch
    {
        SensitiveDataKind.Credentials => "credentials",
        SensitiveDataKind.Several => "several kinds of sensitive data",
        SensitiveDataKind.Financial => "financial data",
        SensitiveDataKind.Personal => "personal data",
        SensitiveDataKind.Custom => "data of a custom identifier",
    };

    private static string Number(long count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");
}
