using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Offenders;

/// <summary>The story of an offender in one sentence, which is the finding's title.</summary>
internal static class OffenderWords
{
    public static string TakenBack(OffenceKind kind) => kind switch
    {
        OffenceKind.Reverted => "Reverted",
        OffenceKind.Repaired => "Repaired",
        OffenceKind.Contained => "Contained",
        OffenceKind.Refused => "Refused",
    };

    /// <summary>Such as "dana opened 4 buckets in 2 hours; each change was reverted, and AWS refused 2 more calls".</summary>
    public static string Title(string name, IReadOnlyCollection<Offence> offences)
    {
        var stopped = offences.Where(o => o.Kind != OffenceKind.Refused).ToList();
        var refused = offences.Count - stopped.Count;
        if (stopped.Count == 0)
        {
            return $"AWS refused {Times(refused, "call")} of {name} {Span(offences)} that would have opened {Buckets(offences)}";
        }
        var more = refused == 0 ? "" : $", and AWS refused {refused} more {(refused == 1 ? "call" : "calls")}";
        return $"{name} opened {Opened(stopped)} {Span(offences)}; {Ended(stopped)}{more}";
    }

    public static Severity SeverityOf(int offences, OffenderOptions options) => offences >= 2 * options.Exposures ? Severity.Critical : Severity.High;

    private static string Opened(List<Offence> stopped)
    {
        var buckets = Names(stopped);
        return buckets.Count switch
        {
            1 => stopped.Count == 1 ? buckets[0] : $"{buckets[0]} {stopped.Count} times",
            var count when count == stopped.Count => $"{count} buckets",
            var count => $"{count} buckets {stopped.Count} times",
        };
    }

    private static string Ended(List<Offence> stopped)
    {
        var kinds = stopped.Select(o => o.Kind).Distinct().ToList();
        var verb = kinds.Count > 1 ? "taken back" : TakenBack(kinds[0]).ToLowerInvariant();
        return stopped.Count == 1 ? $"the change was {verb}" : $"each change was {verb}";
    }

    private static string Buckets(IReadOnlyCollection<Offence> offences)
    {
        var names = Names(offences);
        return names.Count switch { 0 => "buckets", 1 => names[0], var count => $"{count} buckets" };
    }

    private static List<string> Names(IEnumerable<Offence> offences) =>
        [.. offences.Select(o => o.BucketName).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static string Span(IReadOnlyCollection<Offence> offences)
    {
        var span = offences.Max(o => o.AtUtc) - offences.Min(o => o.AtUtc);
        return span switch
        {
            _ when span < TimeSpan.FromMinutes(2) => "within 2 minutes",
            _ when span < TimeSpan.FromMinutes(90) => $"in {Math.Ceiling(span.TotalMinutes):0} minutes",
            _ => $"in {Math.Ceiling(span.TotalHours):0} hours",
        };
    }

    private static string Times(int count, string word) => $"{count} {word}{(count == 1 ? "" : "s")}";
}
