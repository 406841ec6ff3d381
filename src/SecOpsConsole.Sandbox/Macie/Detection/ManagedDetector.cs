using System.Text.RegularExpressions;

namespace SecOpsConsole.Sandbox.Macie.Detection;

/// <summary>A managed data identifier: a pattern whose group "data" is the data, a check, and words of which one must be near.</summary>
internal sealed class ManagedDetector(string id, string category, Regex pattern) : IDetector
{
    private const int Near = 40;

    public string Id => id;

    public string Category => category;

    /// <summary>Part of the set that AWS recommends, which a job uses unless it says otherwise.</summary>
    public bool Recommended { get; init; } = true;

    /// <summary>High however few there are; otherwise Low for one, Medium up to 99, High from 100 on (findings-severity).</summary>
    public bool AlwaysHigh { get; init; } = true;

    public Func<string, bool> Accepts { get; init; } = _ => true;

    public IReadOnlyList<string> Keywords { get; init; } = [];

    public IReadOnlyList<Hit> Find(ScannedText scanned) =>
        [.. pattern.Matches(scanned.Text)
            .Select(match => match.Groups["data"])
            .Where(data => Accepts(data.Value) && HasKeyword(scanned.Text, data.Index))
            .Select(data => new Hit(data.Index, data.Length))];

    public int Score(int count) => AlwaysHigh || count >= 100 ? 3 : count == 1 ? 1 : 2;

    private bool HasKeyword(string text, int at)
    {
        var from = Math.Max(0, at - Near);
        var before = text.AsSpan(from, at - from);
        if (Keywords.Count == 0)
        {
            return true;
        }

        foreach (var keyword in Keywords)
        {
            if (before.Contains(keyword, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
