using System.Text.Json;

namespace SecOpsConsole.Policies.Tests;

/// <summary>The labelled cases of tests/Fixtures/policies/cases.jsonl.</summary>
internal static class Cases
{
    public static IReadOnlyList<PolicyCase> All { get; } = Load();

    public static PolicyCase Get(string id) => All.Single(item => item.Id == id);

    private static List<PolicyCase> Load()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Fixtures", "policies", "cases.jsonl");
        var cases = new List<PolicyCase>();
        foreach (var line in File.ReadLines(path).Where(static line => line.Length > 0))
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var expected = root.GetProperty("expected");
            cases.Add(new PolicyCase(
                root.GetProperty("id").GetString()!,
                root.TryGetProperty("policy_text", out var text) ? text.GetString()! : root.GetProperty("policy").GetRawText(),
                root.GetProperty("bucket_account").GetString()!,
                expected.GetProperty("public").GetBoolean(),
                [.. expected.GetProperty("external_accounts").EnumerateArray().Select(static item => item.GetString()!)],
                [.. expected.GetProperty("statements").EnumerateArray().Select(static item => Enum.Parse<StatementClass>(item.GetProperty("class").GetString()!))]));
        }

        return cases;
    }
}
