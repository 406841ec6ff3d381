using System.Text.RegularExpressions;

namespace SecOpsConsole.Web.Tests.Architecture;

/// <summary>The threat model says that every test it names exists.</summary>
public sealed partial class ThreatModelTests
{
    [Fact]
    public void Every_test_that_the_threat_model_names_exists()
    {
        var page = File.ReadAllText(Path.Combine(Golden.Root, "docs", "security", "threat-model.md"));
        var named = NamedTest().Matches(page).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal).ToList();

        Assert.True(named.Count > 50, $"only {named.Count} names of tests were found");
        Assert.Empty(named.Except(TestsInSources(), StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("`Aws__Endpoint`")]
    [InlineData("`ASPNETCORE_FORWARDEDHEADERS_ENABLED=true`")]
    [InlineData("`/health/ready`")]
    public void A_setting_or_an_address_is_no_name_of_a_test(string text) => Assert.DoesNotMatch(NamedTest(), text);

    private static HashSet<string> TestsInSources() =>
        Directory.EnumerateFiles(Path.Combine(Golden.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Replace('\\', '/').Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(path => TestMethod().Matches(File.ReadAllText(path)).Select(match => match.Groups["name"].Value))
            .ToHashSet(StringComparer.Ordinal);

    // Words with one underscore between them; settings have two.
    [GeneratedRegex("`(?<name>[A-Z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+)`")]
    private static partial Regex NamedTest();

    [GeneratedRegex(@"\bpublic\s+(?:async\s+)?(?:void|Task)\s+(?<name>[A-Z]\w*)\s*\(")]
    private static partial Regex TestMethod();
}
