using SecOpsConsole.Core.Notifications.Chat;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Web.Intake;

/// <summary>What Slack calls when somebody presses a button. It waits three seconds, so the decision itself is queued and answered later.</summary>
internal sealed class SlackEndpoint(ChatInbox inbox)
{
    public const string Path = "/webhooks/slack";

    /// <summary>An interaction carries the message it belongs to.</summary>
    private const int BodyLimit = 256 * 1024;
    private static readonly TimeSpan s_deadline = TimeSpan.FromMilliseconds(2500);

    /// <summary>Maps the route. It answers ahead of the middleware: no cookie, page or session concerns a machine's call.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var endpoint = routes.ServiceProvider.GetRequiredService<SlackEndpoint>();
        routes.MapPost(Path, endpoint.HandleAsync).AllowAnonymous().ExcludeFromDescription().ShortCircuit();
    }

    private async Task HandleAsync(HttpContext context)
    {
        if (!inbox.IsOn)
        {
            await SayAsync(context, StatusCodes.Status404NotFound, "Decisions from Slack are not switched on. Set Notifications__SlackSigningSecret.");
            return;
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        deadline.CancelAfter(s_deadline);
        try
        {
            if (await WebhookBody.ReadAsync(context.Request, BodyLimit, deadline.Token) is not { } body)
            {
                await SayAsync(context, StatusCodes.Status413PayloadTooLarge, "The body is larger than 256 KiB. Nothing was changed.");
                return;
            }

            var answer = await inbox.AcceptAsync(body, context.Request.Headers["X-Slack-Request-Timestamp"], context.Request.Headers["X-Slack-Signature"], deadline.Token);
            await SayAsync(context, answer.IsTaken ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized, answer.Why ?? "");
        }
        catch (StoreBusyException busy)
        {
            await SayAsync(context, StatusCodes.Status503ServiceUnavailable, busy.Message);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            await SayAsync(context, StatusCodes.Status503ServiceUnavailable, "It was not stored in time. Press the button again.");
        }
    }

    private static Task SayAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}
