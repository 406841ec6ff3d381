using SecOpsConsole.Core.Ports.Macie;

namespace SecOpsConsole.Core.Macie;

/// <summary>What AWS would refuse, said before it is asked (Macie2 API reference, the limits of each member). Null: nothing is wrong.</summary>
internal static class MacieRules
{
    private const int MostBuckets = 1000;
    private const int MostCustomIds = 30;
    private const int MostLists = 10;
    private const int LongestDescription = 512;

    public static string? ProblemOf(MacieJobOrder order) => order switch
    {
        { Name.Length: 0 or > 500 } => "A job needs a name of at most 500 characters.",
        { Buckets.Count: 0, Tags.Count: 0 } => "A job needs buckets by name, or a tag.",
        { Buckets.Count: > 0, Tags.Count: > 0 } => "A job takes buckets by name or by tags, not both.",
        { Buckets.Count: > MostBuckets } => $"A job can name {MostBuckets} buckets at most.",
        _ when MacieTagRules.ProblemOf(order.Tags) is { } problem => problem,
        { Selector: MacieSelector.Include or MacieSelector.Exclude, ManagedIds.Count: 0 } => "Name at least one managed data identifier to include or exclude.",
        { Selector: MacieSelector.None, CustomIds.Count: 0 } => "A job without managed data identifiers needs a custom one.",
        { CustomIds.Count: > MostCustomIds } => $"A job can use {MostCustomIds} custom data identifiers at most.",
        { AllowListIds.Count: > MostLists } => $"A job can use {MostLists} allow lists at most.",
        { SamplingPercentage: < 1 or > 100 } => "The sample is 1 to 100 percent.",
        { Schedule: { Frequency: MacieFrequency.Weekly, Day: null } } => "A weekly job needs a day.",
        { Schedule: { Frequency: MacieFrequency.Monthly, DayOfMonth: not (>= 1 and <= 31) } } => "A monthly job needs a day from 1 to 31.",
        _ => null,
    };

    public static string? ProblemOf(MacieIdentifierDraft draft) => draft switch
    {
        { Name.Length: 0 or > 128 } => "An identifier needs a name of at most 128 characters.",
        { Regex.Length: 0 or > 512 } => "An identifier needs a regular expression of at most 512 characters.",
        { Keywords.Count: > 50 } => "An identifier has 50 keywords at most.",
        { IgnoreWords.Count: > 10 } => "An identifier has 10 ignore words at most.",
        { MaximumMatchDistance: < 1 or > 300 } => "The distance to a keyword is 1 to 300 characters.",
        { Description.Length: > LongestDescription } => $"The description has at most {LongestDescription} characters.",
        _ when draft.Keywords.FirstOrDefault(word => word.Length is < 3 or > 90) is { } keyword => $"The keyword “{keyword}” does not have 3 to 90 characters.",
        _ when draft.IgnoreWords.FirstOrDefault(word => word.Length is < 4 or > 90) is { } word => $"The ignore word “{word}” does not have 4 to 90 characters.",
        _ => null,
    };

    public static string? ProblemOf(MacieAllowListDraft draft) => draft switch
    {
        { Name.Length: 0 or > 128 } => "An allow list needs a name of at most 128 characters.",
        { Regex: null, WordsBucket: null } or { Regex: not null, WordsBucket: not null } => "An allow list is either a regular expression or an object with one text per line.",
        { Regex.Length: 0 or > 512 } => "The regular expression has 1 to 512 characters.",
        { WordsBucket: not null, WordsKey: null or { Length: 0 } } => "Name the object with the texts.",
        _ => null,
    };

    /// <summary>A rule without a condition would hide everything.</summary>
    public static string? ProblemOf(string name, string reason, IReadOnlyList<MacieCondition> conditions) => name.Length switch
    {
        < 3 or > 64 => "A suppression rule needs a name of 3 to 64 characters.",
        _ when string.IsNullOrWhiteSpace(reason) => "A suppression rule needs a reason.",
        _ when conditions.Count == 0 || conditions.Any(condition => condition.Field.Length == 0 || condition.Values.Count == 0 || condition.Values.Any(string.IsNullOrWhiteSpace)) =>
            "A suppression rule needs at least one condition with a value.",
        _ when conditions.DistinctBy(condition => condition.Field).Count() < conditions.Count => "Each field can have one condition.",
        _ => null,
    };

    /// <summary>The reason as the rule's description.</summary>
    public static string Description(string reason) => reason.Length > LongestDescription ? reason[..LongestDescription] : reason;
}
