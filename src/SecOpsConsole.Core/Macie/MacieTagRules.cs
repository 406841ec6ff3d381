using SecOpsConsole.Core.Ports.Macie;

namespace SecOpsConsole.Core.Macie;

/// <summary>What S3 takes as a tag, and how many of them a job may pick its buckets by (S3 user guide, "Using cost allocation S3 bucket tags").</summary>
public static class MacieTagRules
{
    public const int Most = 10;
    public const int LongestKey = 128;
    public const int LongestValue = 256;

    /// <summary>Null: the tag at that place can be used.</summary>
    public static string? ProblemOf(IReadOnlyList<MacieTag> tags, int index) => tags[index] switch
    {
        { Key.Length: 0 } => "A tag needs a key.",
        { Key.Length: > LongestKey } => $"The key of a tag has at most {LongestKey} characters.",
        { Value.Length: > LongestValue } => $"The value of a tag has at most {LongestValue} characters.",
        var tag when tags.Take(index).Any(other => other == tag) => $"The tag {tag} is there twice. Remove one.",
        { Value.Length: > 0 } tag when tags.Any(other => other.Key == tag.Key && other.Value.Length == 0) =>
            $"The key {tag.Key} is there with any value: take {tag} out, or give the other one a value.",
        _ => null,
    };

    internal static string? ProblemOf(IReadOnlyList<MacieTag> tags) => tags.Count > Most
        ? $"A job takes {Most} tags at most."
        : Enumerable.Range(0, tags.Count).Select(index => ProblemOf(tags, index)).FirstOrDefault(problem => problem is not null);
}
