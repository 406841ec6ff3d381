using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Ports.SecurityHub;
using SecOpsConsole.Sandbox;

namespace SecOpsConsole.Aws.Tests;

/// <summary>Notes to Security Hub, on the wire and through the sandbox.</summary>
public sealed class SecurityHubTests
{
    private static readonly HubPlace Place = new(Adapters.Account, "eu-west-1");
    private static readonly HubUpdate Resolved = new("RESOLVED", "Reverted.", "Ana (SecOps Console)");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static ISecurityHubGateway Hub(IServiceProvider services) => services.GetRequiredService<ISecurityHubGateway>();

    private static Task<WireStub> AnsweringAsync(int status, string body, string? error = null) => WireStub.StartAsync((context, _) =>
    {
        if (error is not null)
        {
            context.Response.Headers["x-amzn-ErrorType"] = error;
        }
        return WireStub.WriteAsync(context, status, "application/json", body);
    });

    [Fact]
    public async Task An_update_goes_out_as_the_service_model_says()
    {
        await using var stub = await AnsweringAsync(200, """{"ProcessedFindings":[{"Id":"f-1","ProductArn":"p"},{"Id":"f-2","ProductArn":"p"}],"UnprocessedFindings":[]}""");
        await using var services = Adapters.At(stub.Endpoint);

        var answer = await Hub(services).NoteAsync(Place, Resolved, ["f-1", "f-2"], Ct);

        Assert.Empty(answer.Value!);
        var request = Assert.Single(stub.Requests);
        Assert.Equal(("PATCH", "/findings/batchupdate"), (request.Method, request.Path));
        Assert.Equal(
            """{"FindingIdentifiers":[{"Id":"f-1","ProductArn":"arn:aws:securityhub:eu-west-1::product/aws/macie"},{"Id":"f-2","ProductArn":"arn:aws:securityhub:eu-west-1::product/aws/macie"}],"Note":{"Text":"Reverted.","UpdatedBy":"Ana (SecOps Console)"},"Workflow":{"Status":"RESOLVED"}}""",
            request.Body);
    }

    [Fact]
    public async Task A_read_goes_out_as_the_service_model_says_and_tells_what_the_findings_are_about()
    {
        await using var stub = await AnsweringAsync(200, """{"Findings":[{"Id":"f-1","ProductArn":"p","Resources":[{"Type":"AwsS3Bucket","Id":"arn:aws:s3:::payroll"},{"Type":"AwsS3Object","Id":"arn:aws:s3:::payroll/a.csv"}],"Title":"x"}]}""");
        await using var services = Adapters.At(stub.Endpoint);

        var answer = await Hub(services).ReadAsync(Place, ["f-1", "f-2"], Ct);

        var subject = Assert.Single(answer.Value!);
        Assert.Equal(("f-1", true, false), (subject.FindingId, subject.IsAbout("payroll"), subject.IsAbout("web")));
        var request = Assert.Single(stub.Requests);
        Assert.Equal(("POST", "/findings"), (request.Method, request.Path));
        Assert.Equal(
            """{"Filters":{"Id":[{"Comparison":"EQUALS","Value":"f-1"},{"Comparison":"EQUALS","Value":"f-2"}],"ProductArn":[{"Comparison":"EQUALS","Value":"arn:aws:securityhub:eu-west-1::product/aws/macie"}]},"MaxResults":100}""",
            request.Body);
    }

    [Fact]
    public async Task What_was_not_taken_and_what_was_not_named_is_told_with_its_reason()
    {
        await using var stub = await AnsweringAsync(200, """{"ProcessedFindings":[{"Id":"f-1"}],"UnprocessedFindings":[{"FindingIdentifier":{"Id":"f-2","ProductArn":"p"},"ErrorCode":"FindingNotFound","ErrorMessage":"Finding Not Found"}]}""");
        await using var services = Adapters.At(stub.Endpoint);

        var answer = await Hub(services).NoteAsync(Place, Resolved, ["f-1", "f-2", "f-3"], Ct);

        Assert.Equal([("f-2", "FindingNotFound"), ("f-3", HubRefusal.NotAnswered)], answer.Value!.Select(refusal => (refusal.FindingId, refusal.Code)));
    }

    [Theory]
    [InlineData(403, "AccessDeniedException", AwsFaultKind.Denied)]
    [InlineData(401, "InvalidAccessException", AwsFaultKind.Denied)]
    [InlineData(429, "LimitExceededException", AwsFaultKind.Throttled)]
    [InlineData(429, "ThrottlingException", AwsFaultKind.Throttled)]
    [InlineData(500, "InternalException", AwsFaultKind.Transient)]
    [InlineData(400, "InvalidInputException", AwsFaultKind.Invalid)]
    public async Task Each_error_of_the_model_keeps_its_meaning_and_is_not_retried_here(int status, string code, AwsFaultKind kind)
    {
        await using var stub = await AnsweringAsync(status, """{"Message":"no","Code":"x"}""", code);
        await using var services = Adapters.At(stub.Endpoint);

        var fault = (await Hub(services).NoteAsync(Place, Resolved, ["f-1"], Ct)).Fault!;

        Assert.Equal((kind, code), (fault.Kind, fault.Code));
        Assert.Single(stub.Requests);
    }

    [Fact]
    public async Task A_place_that_is_not_configured_gets_no_call()
    {
        await using var stub = await AnsweringAsync(200, "{}");
        await using var services = Adapters.At(stub.Endpoint);

        Assert.Equal(AwsFaultKind.NotConfigured, (await Hub(services).NoteAsync(Place with { Region = "ap-south-1" }, Resolved, ["f-1"], Ct)).Fault!.Kind);
        Assert.Empty(stub.Requests);
    }

    [Fact]
    public async Task The_sandbox_takes_it_signed_by_the_role_and_knows_no_other_finding()
    {
        var folder = Directory.CreateTempSubdirectory("secops-aws-").FullName;
        try
        {
            await using var sandbox = await SandboxServer.StartAsync(
                new SandboxOptions { Port = 0, DataDirectory = folder, Seed = "empty" }, TimeProvider.System, NullLoggerFactory.Instance, Ct);
            using var http = new HttpClient { BaseAddress = sandbox.Endpoint };
            var identities = await http.GetFromJsonAsync<JsonElement>("/_sandbox/identities", Ct);
            var console = identities.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("name").GetString() == "console");
            await using var services = Adapters.At(sandbox.Endpoint.ToString(), keys: new AwsKeys(
                console.GetProperty("accessKeyId").GetString()!, console.GetProperty("secretAccessKey").GetString()!));

            var answer = await Hub(services).NoteAsync(Place, Resolved, ["nobody-knows"], Ct);

            Assert.Equal("FindingNotFound", Assert.Single(answer.Value!).Code);
            Assert.Empty((await Hub(services).ReadAsync(Place, ["nobody-knows"], Ct)).Value!);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
