using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Web.Intake;

/// <summary>
/// What EventBridge's API destination calls. The answers follow what EventBridge does with them: it retries time-outs, 401, 407,
/// 409, 429 and 5xx, and drops an event for ever on any other 4xx. So an unreadable body of an authenticated caller is stored
/// (202), and whatever may pass is a 503. It gives up after 5 s; we answer within 3.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html
/// </summary>
internal sealed partial class WebhookEndpoint(
    EventInbox inbox, WebhookKeys keys, WrongKeyAlarm alarm, IHostApplicationLifetime lifetime, ILogger<WebhookEndpoint> logger)
{
    public const string Path = "/webhooks/eventbridge";

    /// <summary>An entry of EventBridge is far below this; a batch of entries fits.</summary>
    public const int BodyLimit = 2 * 1024 * 1024;

    /// <summary>Whatever happens, the answer is given by then.</summary>
    internal static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);

    private const int RetryAfterSeconds = 10;

    /// <summary>Maps the route. It answers ahead of the middleware: no cookie, page or session concerns a machine's call.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var endpoint = routes.ServiceProvider.GetRequiredService<WebhookEndpoint>();
        routes.MapPost(Path, endpoint.HandleAsync).AllowAnonymous().ExcludeFromDescription().ShortCircuit();
        routes.Map(Path, static (HttpContext context) => context.Response.Headers.Allow = HttpMethods.Post)
            .AllowAnonymous().ExcludeFromDescription().WithOrder(1).ShortCircuit(StatusCodes.Status405MethodNotAllowed);
    }

    /// <summary>Range and Accept headers of EventBridge mean nothing here: the answer has no body.</summary>
    private async Task HandleAsync(HttpContext context)
    {
        var request = context.Request;
        if (!keys.Accepts(request.Headers[WebhookKeys.Header]))
        {
            alarm.Record(context);
            await RefuseAsync(context, StatusCodes.Status401Unauthorized, $"The header {WebhookKeys.Header} is missing or its key is wrong. Nothing was stored.");
            return;
        }

        if (request.Headers.ContentEncoding.Count > 0)
        {
            await RefuseAsync(context, StatusCodes.Status415UnsupportedMediaType, "The body must not be compressed. Nothing was stored; send plain JSON.");
            return;
        }

        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            await BusyAsync(context, "The console is shutting down. Nothing was stored; send it again.");
            return;
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        deadline.CancelAfter(Deadline);
        try
        {
            await AcceptAsync(context, deadline.Token);
        }
        catch (StoreBusyException busy)
        {
            Busy(logger, busy.Fault);
            await BusyAsync(context, busy.Message);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            Late(logger);
            await BusyAsync(context, "The event was not stored in time. Sending it again is safe.");
        }
        catch (BadHttpRequestException bad)
        {
            await RefuseAsync(context, bad.StatusCode, "The body could not be read. Nothing was stored.");
        }
    }

    private async Task AcceptAsync(HttpContext context, CancellationToken cancellationToken)
    {
        // One byte more than allowed is enough to know; Kestrel's own limit would cut the connection instead.
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = null;
        var body = await WebhookBody.ReadAsync(context.Request, BodyLimit, cancellationToken);
        if (body is null)
        {
            context.Response.Headers.Connection = "close";
            await RefuseAsync(context, StatusCodes.Status413PayloadTooLarge, "The body is larger than 2 MiB. Nothing was stored.");
            return;
        }

        var answer = await inbox.AcceptAsync(body, cancellationToken);
        context.Response.StatusCode = answer.Accepted + answer.Unrecognised > 0 ? StatusCodes.Status202Accepted : StatusCodes.Status200OK;
        context.Response.ContentLength = 0;
    }

    private static Task BusyAsync(HttpContext context, string why)
    {
        context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, why);
    }

    private static Task RefuseAsync(HttpContext context, int status, string why)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(why, context.RequestAborted);
    }

    [LoggerMessage(1003, LogLevel.Warning, "An event was answered 503: the store is {Fault}. EventBridge sends it again.")]
    private static partial void Busy(ILogger logger, StoreFault fault);

    [LoggerMessage(1004, LogLevel.Warning, "An event was answered 503: it was not stored within 3 s. EventBridge sends it again.")]
    private static partial void Late(ILogger logger);
}
