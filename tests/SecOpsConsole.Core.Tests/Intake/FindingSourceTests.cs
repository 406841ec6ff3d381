using System.Text.Json;
using System.Text.Json.Serialization;
using SecOpsConsole.Core.Intake;

namespace SecOpsConsole.Core.Tests.Intake;

/// <summary>
/// Each source has fixtures: an envelope (<c>name.json</c>) and the facts it must become (<c>name.facts.json</c>).
/// <c>SECOPS_REWRITE_GOLDEN=1</c> rewrites the facts; review them as a diff.
/// </summary>
public sealed class FindingSourceTests
{
    private static readonly JsonSerializerOptions Golden = new()
    {
        WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static TheoryData<string> Fixtures => [.. Directory
        .EnumerateFiles(Root, "*.json", SearchOption.AllDirectories)
        .Where(file => !file.EndsWith(".facts.json", StringComparison.Ordinal))
        .Select(file => Path.GetRelativePath(Root, file)).Order(StringComparer.Ordinal)];

    private static string Root => Path.Combine(AppContext.BaseDirectory, "Fixtures", "events");

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void An_event_becomes_exactly_these_facts(string fixture)
    {
        var sources = new FindingSources();
        var envelope = EventEnvelope.Parse(File.ReadAllBytes(Path.Combine(Root, fixture)));
        var facts = sources.Read(envelope);
        var actual = facts.GetType().Name + "\n" + JsonSerializer.Serialize<object>(facts, Golden) + "\n";
        var expected = Path.ChangeExtension(fixture, ".facts.json");

        if (Environment.GetEnvironmentVariable("SECOPS_REWRITE_GOLDEN") == "1")
        {
            File.WriteAllText(Path.Combine(SourceRoot(), expected), actual);
            return;
        }

        Assert.Equal(File.ReadAllText(Path.Combine(Root, expected)), actual);
    }

    [Fact]
    public void Every_source_is_found_by_the_scan_and_has_fixtures()
    {
        var names = new FindingSources().All.Select(source => source.Name).ToList();

        Assert.Equal(["CloudTrailIam", "CloudTrailS3", "ConfigItemChange", "MacieFinding", "StepFunctionsExecution"], names);
        Assert.All(names, name => Assert.NotEmpty(Directory.GetFiles(Path.Combine(Root, name), "*.facts.json")));
    }

    [Fact]
    public void Two_sources_of_one_name_are_refused() =>
        Assert.Throws<InvalidOperationException>(() => new FindingSources([new Named(), new Named()]));

    [Fact]
    public void No_shape_of_an_event_makes_a_source_throw()
    {
        var sources = new FindingSources();
        var random = new Random(20261120);
        var texts = Fixtures.Select(row => File.ReadAllText(Path.Combine(Root, (string)row.Data!))).ToList();
        for (var round = 0; round < 2000; round++)
        {
            var mutated = Mutate(texts[random.Next(texts.Count)], random);
            Assert.NotNull(sources.Read(EventEnvelope.Parse(System.Text.Encoding.UTF8.GetBytes(mutated))));
        }
    }

    /// <summary>Replaces one value by something of another kind: the envelope often still parses.</summary>
    private static string Mutate(string text, Random random)
    {
        string[] values = ["null", "[]", "{}", "\"\"", "[\"\"]", "-1e400", "true", "[[[{}]]]", "\"\\ud800\"", "{\"a\":{\"b\":[1]}}", "99999999999999999999"];
        var colon = text.IndexOf(':', random.Next(text.Length));
        var end = colon < 0 ? -1 : text.IndexOfAny([',', '\n', '}'], colon);
        return end < 0 ? text : string.Concat(text.AsSpan(0, colon + 1), values[random.Next(values.Length)], text.AsSpan(end));
    }

    private static string SourceRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "SecOpsConsole.sln")))
        {
            directory = directory.Parent;
        }

        return Path.Combine(directory.FullName, "tests", "Fixtures", "events");
    }

    private sealed class Named : IFindingSource
    {
        public string Name => "Twin";

        public EventFacts? Read(EventEnvelope envelope) => null;
    }
}
