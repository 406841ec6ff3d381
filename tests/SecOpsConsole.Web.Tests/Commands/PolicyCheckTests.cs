using System.Text.Json;

namespace SecOpsConsole.Web.Tests.Commands;

public sealed class PolicyCheckTests
{
    private const string Account = "111122223333";
    private const string Private = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::payroll/*"}]}""";
    private const string Partner = """{"Version":"2012-10-17","Statement":[{"Sid":"Partner","Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::payroll/*"}]}""";
    private static string Examples => Path.Combine(Golden.Root, "docs", "examples");

    [Fact]
    public async Task The_weak_example_fails_the_gate_with_reasons_checks_controls_and_repairs()
    {
        var ended = await new Terminal().RunAsync("policy", "check", Path.Combine(Examples, "weak-policy.json"), "--account", Account, "--bucket", "acme-web");

        Assert.Equal((1, ""), (ended.Code, ended.Error));
        Assert.StartsWith("NOT COMPLIANT: public\n", ended.Output, StringComparison.Ordinal);
        Assert.Contains("Statement[0] TeamWrite, lines 4 to 10: Internal", ended.Output, StringComparison.Ordinal);
        Assert.Contains("Statement[1] WebRead, lines 11 to 18: Public", ended.Output, StringComparison.Ordinal);
        Assert.Contains("aws:Referer", ended.Output, StringComparison.Ordinal);
        Assert.Matches(@"High\s+public-principal \(S3\.2\), Statement\[1\]: Anyone on the internet may use s3:GetObject on all objects of acme-web", ended.Output);
        Assert.Contains("Remove \"WebRead\"; everything else stays", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_strong_example_passes_the_gate()
    {
        var ended = await new Terminal().RunAsync("policy", "check", Path.Combine(Examples, "strong-policy.json"), "--account", Account, "--fail-on", "Low");

        Assert.Equal((0, ""), (ended.Code, ended.Error));
        Assert.StartsWith("COMPLIANT: not public", ended.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Checks that fail", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Advice_fails_the_gate_only_when_it_is_asked_for()
    {
        Assert.Equal(0, (await new Terminal { Input = Private }.RunAsync("policy", "check", "-", "--account", Account)).Code);
        var strict = await new Terminal { Input = Private }.RunAsync("policy", "check", "-", "--account", Account, "--fail-on", "low");
        Assert.Equal(1, strict.Code);
        Assert.Contains("missing-tls-deny (S3.5)", strict.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_account_is_not_compliant_until_it_is_trusted()
    {
        var stranger = await new Terminal { Input = Partner }.RunAsync("policy", "check", "-", "--account", Account);
        Assert.Equal(1, stranger.Code);
        Assert.StartsWith("NOT COMPLIANT: not public, but open to others", stranger.Output, StringComparison.Ordinal);
        Assert.Contains("Other accounts: 444455556666", stranger.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await new Terminal { Input = Partner }.RunAsync("policy", "check", "-", "--account", Account, "--trust", "999988887777,444455556666")).Code);
    }

    [Fact]
    public async Task Json_is_what_the_API_answers()
    {
        var ended = await new Terminal { Input = Partner }.RunAsync("policy", "check", "-", "--format", "json", "--account", Account);

        Assert.Equal(1, ended.Code);
        using var json = JsonDocument.Parse(ended.Output);
        Assert.Equal("No", json.RootElement.GetProperty("public").GetString());
        Assert.False(json.RootElement.GetProperty("compliant").GetBoolean());
        var statement = json.RootElement.GetProperty("statements")[0];
        Assert.Equal(("CrossAccount", 1), (statement.GetProperty("class").GetString(), statement.GetProperty("lines").GetProperty("first").GetInt32()));
        Assert.Contains(json.RootElement.GetProperty("checks").EnumerateArray(), check => check.GetProperty("check").GetString() == "external-account");
    }

    [Fact]
    public async Task A_Sid_cannot_forge_a_line_or_hide_itself()
    {
        var forged = Partner.Replace("Partner", "x\\nCOMPLIANT: not public\\u001b[2J\\u202e", StringComparison.Ordinal);
        var ended = await new Terminal { Input = forged }.RunAsync("policy", "check", "-", "--account", Account);

        Assert.DoesNotContain("\nCOMPLIANT", ended.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', ended.Output);
        Assert.DoesNotContain('\u202e', ended.Output);
        Assert.Contains("[U+202E]", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_of_more_than_256_KiB_is_not_read()
    {
        var ended = await new Terminal { Input = "{" + new string(' ', 256 * 1024) + "}" }.RunAsync("policy", "check", "-");
        Assert.Equal(2, ended.Code);
        Assert.Contains("are not read", ended.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("policy check - --format xml")]
    [InlineData("policy check - --trust 12")]
    [InlineData("policy check - --fail-on Much")]
    [InlineData("policy check - --jsonl -")]
    [InlineData("policy check --jsonl - --format json")]
    [InlineData("policy check --jsonl /nowhere/cases.jsonl")]
    public async Task Arguments_that_cannot_be_used_are_exit_code_2(string line)
    {
        var ended = await new Terminal().RunAsync(line.Split(' '));
        Assert.Equal((2, ""), (ended.Code, ended.Output));
        Assert.NotEmpty(ended.Error);
    }

    [Fact]
    public async Task All_200_labelled_cases_agree_line_by_line()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Fixtures", "policies", "cases.jsonl");
        var ended = await new Terminal().RunAsync("policy", "check", "--jsonl", file);

        Assert.Equal((0, ""), (ended.Code, ended.Error));
        var (asked, answered) = (File.ReadLines(file).ToList(), ended.Output.TrimEnd().Split('\n'));
        Assert.Equal(200, answered.Length);
        Assert.All(asked.Zip(answered), pair => Assert.Equal(Expected(pair.First), pair.Second));
    }

    [Fact]
    public async Task A_bad_line_gets_an_error_and_the_others_their_answers()
    {
        var input = string.Join('\n',
            $$"""{"id":1,"policy":{{Partner}},"bucket_account":"111122223333"}""",
            "",
            "{not json",
            """{"id":"empty"}""",
            """{"id":"text","policy_text":"nonsense"}""",
            """{"id":"owner","policy":{},"bucket_account":"12"}""",
            """{"id":"half","policy_text":"\ud800"}""",
            $$"""{"id":"long","policy_text":"{{new string('x', 1024 * 1024)}}"}""",
            $$"""{"id":"both","policy":{{Partner}},"policy_text":{{JsonSerializer.Serialize(Private)}},"bucket_account":"111122223333"}""") + "\r\n";
        var ended = await new Terminal { Input = input }.RunAsync("policy", "check", "--jsonl", "-");

        Assert.Equal((2, ""), (ended.Code, ended.Error));
        var lines = ended.Output.TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal([false, true, true, true, true, true, true, false], lines.Select(line => line.TryGetProperty("error", out _)));
        Assert.Equal([3, 4, 5, 6, 7, 8], lines.Where(line => line.TryGetProperty("error", out _)).Select(line => line.GetProperty("line").GetInt32()));
        Assert.Equal("empty", lines[2].GetProperty("id").GetString());
        Assert.Equal(1, lines[0].GetProperty("id").GetInt32());
        Assert.Equal("Internal", lines[^1].GetProperty("statements")[0].GetProperty("class").GetString());
    }

    /// <summary>The answer that the label asks for, byte for byte.</summary>
    private static string Expected(string line)
    {
        using var labelled = JsonDocument.Parse(line);
        var expected = labelled.RootElement.GetProperty("expected");
        return JsonSerializer.Serialize(new
        {
            id = labelled.RootElement.GetProperty("id").GetString(),
            @public = expected.GetProperty("public").GetBoolean() ? "Yes" : "No",
            externalAccounts = expected.GetProperty("external_accounts").EnumerateArray().Select(item => item.GetString()),
            statements = expected.GetProperty("statements").EnumerateArray().Select(item => new
            {
                index = item.GetProperty("index").GetInt32(),
                sid = item.GetProperty("sid").GetString(),
                @class = item.GetProperty("class").GetString(),
            }),
        });
    }
}
