using System.Globalization;
using System.Text.RegularExpressions;

namespace SecOpsConsole.Web.Tests.Components;

/// <summary>Reads the tokens of app.css and holds them against WCAG 1.4.3 and 1.4.11 in both themes.</summary>
public sealed partial class ColourTests
{
    private static readonly string[] Surfaces = ["paper", "surface", "raised", "sunken", "hover", "selected"];

    private static readonly Dictionary<string, (string Light, string Dark)> Tokens = Token()
        .Matches(File.ReadAllText(Path.Combine(Root(), "wwwroot", "app.css")))
        .ToDictionary(m => m.Groups[1].Value, m => (m.Groups[2].Value, m.Groups[3].Value));

    public static TheoryData<string, string> TextPairs()
    {
        var pairs = new TheoryData<string, string>();
        foreach (var surface in Surfaces)
        {
            foreach (var ink in new[] { "ink", "ink-2", "ink-3", "accent", "critical", "high", "medium", "low", "info", "good", "wait", "bad" })
            {
                pairs.Add(ink, surface);
            }
        }
        foreach (var (ink, surface) in new[] { ("on-accent", "accent"), ("on-accent", "accent-hover"), ("on-danger", "danger"), ("add-ink", "add-paper"), ("add-ink", "add-word"),
            ("del-ink", "del-paper"), ("del-ink", "del-word"), ("bad", "bad-paper"), ("bad", "del-paper"), ("bad", "add-paper") })
        {
            pairs.Add(ink, surface);
        }
        return pairs;
    }

    [Theory]
    [MemberData(nameof(TextPairs))]
    public void Text_reads_on_its_surface_in_both_themes(string ink, string surface)
    {
        Assert.True(Contrast(Tokens[ink].Light, Tokens[surface].Light) >= 4.5, $"light: {Contrast(Tokens[ink].Light, Tokens[surface].Light):0.00}");
        Assert.True(Contrast(Tokens[ink].Dark, Tokens[surface].Dark) >= 4.5, $"dark: {Contrast(Tokens[ink].Dark, Tokens[surface].Dark):0.00}");
    }

    [Theory]
    [InlineData("line-strong")]
    [InlineData("focus")]
    public void Edges_of_controls_can_be_seen_in_both_themes(string line) => Assert.All(Surfaces, surface =>
    {
        Assert.True(Contrast(Tokens[line].Light, Tokens[surface].Light) >= 3, $"light, {surface}: {Contrast(Tokens[line].Light, Tokens[surface].Light):0.00}");
        Assert.True(Contrast(Tokens[line].Dark, Tokens[surface].Dark) >= 3, $"dark, {surface}: {Contrast(Tokens[line].Dark, Tokens[surface].Dark):0.00}");
    });

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex)
    {
        double Channel(int at)
        {
            var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "SecOpsConsole.sln")))
        {
            folder = folder.Parent;
        }
        return folder.FullName;
    }

    [GeneratedRegex(@"--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")]
    private static partial Regex Token();
}
