using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SecOpsConsole.Aws.Tests;

/// <summary>Answers AWS requests on a loopback port with what a test wants to see on the wire; AssumeRole always works.</summary>
internal sealed class WireStub : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WireStub(WebApplication app) => _app = app;

    public List<(string Method, string Path, string? Target, string Body, string? Owner)> Requests { get; } = [];

    public string Endpoint => _app.Urls.First();

    public static async Task<WireStub> StartAsync(Func<HttpContext, string, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var stub = new WireStub(app);
        app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync();
            if (body.Contains("Action=AssumeRole", StringComparison.Ordinal))
            {
                await AssumeRoleAsync(context);
                return;
            }

            lock (stub.Requests)
            {
                stub.Requests.Add((
                    context.Request.Method,
                    context.Request.Path + context.Request.QueryString,
                    context.Request.Headers["X-Amz-Target"],
                    body,
                    context.Request.Headers["x-amz-expected-bucket-owner"]));
            }

            context.Response.Headers["x-amz-request-id"] = "STUB0REQUEST1";
            await answer(context, body);
        });
        await app.StartAsync();
        return stub;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    public static Task XmlErrorAsync(HttpContext context, int status, string code) => WriteAsync(
        context, status, "application/xml", $"<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>Told by the stub</Message><RequestId>STUB0REQUEST1</RequestId></Error>");

    public static async Task WriteAsync(HttpContext context, int status, string type, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        await context.Response.WriteAsync(body);
    }

    private static Task AssumeRoleAsync(HttpContext context) => WriteAsync(
        context,
        200,
        "text/xml",
        """
        <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
        <AssumedRoleUser><AssumedRoleId>AROAEXAMPLE:s</AssumedRoleId><Arn>arn:aws:sts::111122223333:assumed-role/R/s</Arn></AssumedRoleUser>
        <Credentials><AccessKeyId>ASIAEXAMPLE</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken>
        <Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult>
        <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></AssumeRoleResponse>
        """);
}
