using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Notifications.Chat;
using SecOpsConsole.Core.Queue;

namespace SecOpsConsole.Web.Tests.Intake;

/// <summary>The door for Slack's buttons.</summary>
public sealed class SlackEndpointTests
{
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private static readonly byte[] s_body = Encoding.UTF8.GetBytes("payload=" + WebUtility.UrlEncode(
        """{"type":"block_actions","user":{"id":"UANA00001"},"actions":[{"action_id":"approve","value":"1|none"}]}"""));

    [Fact]
    public async Task Without_a_signing_secret_there_is_no_such_door()
    {
        await using var console = await TestConsole.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(console, Now(), null)).StatusCode);
    }

    [Fact]
    public async Task What_Slack_signed_is_queued_and_a_second_time_is_refused()
    {
        await using var console = await TestConsole.StartAsync(settings: ("Notifications:SlackSigningSecret", Secret));
        var at = Now();
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(console, at, SlackSignature.Of(Secret, at, s_body))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(console, at, SlackSignature.Of(Secret, at, s_body))).StatusCode);
        Assert.Equal(1, await console.ReadAsync(db => db.WorkItems.CountAsync(item => item.Kind == WorkKind.Chat)));
    }

    [Fact]
    public async Task A_wrong_or_missing_signature_is_401()
    {
        await using var console = await TestConsole.StartAsync(settings: ("Notifications:SlackSigningSecret", Secret));
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(console, Now(), "v0=00")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(console, Now(), null)).StatusCode);
    }

    private static string Now() => DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static async Task<HttpResponseMessage> PostAsync(TestConsole console, string timestamp, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/slack") { Content = new ByteArrayContent(s_body) };
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        if (signature is not null)
        {
            request.Headers.Add("X-Slack-Signature", signature);
        }

        return await console.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
