using System.Text.Json;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Aws.Tests;

public sealed class ConfigHistoryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_documented_answer_is_read_through_all_three_encodings()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Fixtures", "aws", "config-history-response.json"), Ct);
        await using var stub = await WireStub.StartAsync((context, body) => WireStub.WriteAsync(
            context, 200, "application/x-amz-json-1.1", body.Contains("opaque", StringComparison.Ordinal) ? """{"configurationItems":[]}""" : page));
        await using var services = Adapters.At(stub.Endpoint);

        var answer = await services.History().ReadAsync(Adapters.Payroll, null, 50, Ct);

        Assert.True(answer.IsOk);
        Assert.Equal([ConfigurationPolicyState.Known, ConfigurationPolicyState.NoPolicy], answer.Value.Select(item => item.State));
        Assert.Contains("\"WeakRead\"", answer.Value[0].Text, StringComparison.Ordinal);
        Assert.Equal(new DateTime(2026, 11, 20, 9, 16, 0, 579, DateTimeKind.Utc), answer.Value[0].CapturedUtc);
        Assert.Equal(2, stub.Requests.Count);
        Assert.All(stub.Requests, request => Assert.Equal("StarlingDoveService.GetResourceConfigHistory", request.Target));
    }

    [Fact]
    public async Task Empty_pages_with_a_token_are_followed_until_the_end()
    {
        var pages = 0;
        await using var stub = await WireStub.StartAsync((context, _) => WireStub.WriteAsync(
            context,
            200,
            "application/x-amz-json-1.1",
            ++pages < 5 ? $$"""{"configurationItems":[],"nextToken":"t{{pages}}"}""" : Item("""{\"policyText\":null}""")));
        await using var services = Adapters.At(stub.Endpoint);

        var answer = await services.History().ReadAsync(Adapters.Payroll, null, 10, Ct);

        Assert.Equal(ConfigurationPolicyState.NoPolicy, Assert.Single(answer.Value!).State);
        Assert.Equal(5, pages);
    }

    [Fact]
    public async Task A_history_that_never_ends_is_bounded()
    {
        await using var stub = await WireStub.StartAsync((context, _) => WireStub.WriteAsync(
            context, 200, "application/x-amz-json-1.1", """{"configurationItems":[],"nextToken":"again"}"""));
        await using var services = Adapters.At(stub.Endpoint);

        var answer = await services.History().ReadAsync(Adapters.Payroll, null, 10, Ct);

        Assert.Empty(answer.Value!);
        Assert.InRange(stub.Requests.Count, 2, 400);
    }

    [Theory]
    [InlineData("ResourceNotDiscoveredException")]
    [InlineData("NoAvailableConfigurationRecorderException")]
    public async Task No_recorder_and_an_unknown_bucket_are_an_empty_history(string code)
    {
        await using var stub = await WireStub.StartAsync((context, _) => WireStub.WriteAsync(
            context, 400, "application/x-amz-json-1.1", JsonSerializer.Serialize(new { __type = code, message = "told by the stub" })));
        await using var services = Adapters.At(stub.Endpoint);

        var answer = await services.History().ReadAsync(Adapters.Payroll, null, 10, Ct);

        Assert.True(answer.IsOk);
        Assert.Empty(answer.Value);
    }

    [Theory]
    [InlineData("\"OK\"", "null", ConfigurationPolicyState.Unknown)]
    [InlineData("\"OK\"", """{"BucketPolicy":"not json"}""", ConfigurationPolicyState.Unknown)]
    [InlineData("\"OK\"", """{"BucketPolicy":"{}"}""", ConfigurationPolicyState.Unknown)]
    [InlineData("\"OK\"", """{"BucketPolicy":"{\"policyText\":5}"}""", ConfigurationPolicyState.Unknown)]
    [InlineData("\"ResourceDeleted\"", "{}", ConfigurationPolicyState.Deleted)]
    [InlineData("\"ResourceDeletedNotRecorded\"", "null", ConfigurationPolicyState.Deleted)]
    [InlineData("\"ResourceNotRecorded\"", """{"BucketPolicy":"{\"policyText\":null}"}""", ConfigurationPolicyState.Unknown)]
    public async Task A_missing_policy_key_is_unknown_and_never_no_policy(string status, string more, ConfigurationPolicyState expected)
    {
        await using var stub = await WireStub.StartAsync((context, _) => WireStub.WriteAsync(
            context,
            200,
            "application/x-amz-json-1.1",
            $$"""{"configurationItems":[{"configurationItemStatus":{{status}},"configurationItemCaptureTime":1795166160.579,"supplementaryConfiguration":{{more}}}]}"""));
        await using var services = Adapters.At(stub.Endpoint);

        var answer = await services.History().ReadAsync(Adapters.Payroll, null, 10, Ct);

        Assert.Equal(expected, Assert.Single(answer.Value!).State);
    }

    private static string Item(string bucketPolicy) =>
        $$$"""{"configurationItems":[{"configurationItemStatus":"OK","configurationItemCaptureTime":1795166160.579,"supplementaryConfiguration":{"BucketPolicy":"{{{bucketPolicy}}}"}}]}""";
}
