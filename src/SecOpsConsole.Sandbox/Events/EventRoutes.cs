using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SecOpsConsole.Sandbox.Config;
using SecOpsConsole.Sandbox.Control;
using SecOpsConsole.Sandbox.Events.Delivery;
using SecOpsConsole.Sandbox.Identities;

namespace SecOpsConsole.Sandbox.Events;

/// <summary>
/// <c>GET deliveries?status=&amp;eventId=</c> with <c>onTheWay</c>, the number of all deliveries, events and configuration items still to come, <c>PUT console {webhookUrl, headerName, apiKey}</c>, and
/// <c>POST events {source, detail-type, detail, account?, region?}</c> for events of services that the sandbox has not.
/// </summary>
internal static class EventRoutes
{
    public static void Map(IEndpointRouteBuilder routes, DeliveryPump pump, EventBus bus, ConfigRecorder recorder, ConsoleWiring wiring, TimeProvider time)
    {
        routes.MapGet("/deliveries", (string? status, string? eventId) => Results.Json(new
        {
            items = pump.All()
                .Where(delivery => (status is null || delivery.Status.ToString() == status) && (eventId is null || delivery.EventId == eventId))
                .Select(Shown),
            onTheWay = OnTheWay(pump, bus, recorder),
        }));
        routes.MapPut("/console", (HttpRequest request, CancellationToken cancellationToken) => ConnectAsync(request, wiring, cancellationToken));
        routes.MapPost("/events", (HttpRequest request, CancellationToken cancellationToken) => PublishAsync(request, bus, time, cancellationToken));
    }

    /// <summary>What AWS has still to tell of. Counted upstream first: whatever moves on meanwhile is counted twice rather than not at all.</summary>
    private static int OnTheWay(DeliveryPump pump, EventBus bus, ConfigRecorder recorder) =>
        recorder.Unrecorded + bus.Scheduled + pump.All().Count(delivery => delivery.Status == DeliveryStatus.Pending);

    private static object Shown(PendingDelivery delivery) => new
    {
        id = delivery.Id,
        eventId = delivery.EventId,
        destination = delivery.DestinationArn,
        rule = delivery.RuleArn,
        status = delivery.Status.ToString(),
        createdAt = delivery.CreatedUtc,
        nextAttemptAt = delivery.Status == DeliveryStatus.Pending ? delivery.NextAttemptUtc : (DateTime?)null,
        attempts = delivery.Attempts.Select(attempt => new
        {
            at = attempt.AtUtc,
            httpStatus = attempt.HttpStatus,
            error = attempt.Error,
            durationMs = attempt.DurationMs,
        }),
        deadLetter = delivery.DeadLetter,
        payload = delivery.Status == DeliveryStatus.DeadLettered ? delivery.Payload : null,
    };

    private static async Task<IResult> ConnectAsync(HttpRequest request, ConsoleWiring wiring, CancellationToken cancellationToken)
    {
        if (await ControlBody.ReadAsync(request, cancellationToken) is not { } body
            || ControlBody.Text(body, "webhookUrl") is not { } webhookUrl
            || ControlBody.Text(body, "headerName") is not { } headerName
            || ControlBody.Text(body, "apiKey") is not { } apiKey)
        {
            return ControlProblem.Result(400, "Nothing was changed: webhookUrl, headerName and apiKey must be texts.");
        }

        return await wiring.ConnectAsync(webhookUrl, headerName, apiKey, cancellationToken) is { } refused
            ? ControlProblem.Result(400, $"The console is not fully connected: {refused.Code}: {refused.Message}")
            : Results.NoContent();
    }

    private static async Task<IResult> PublishAsync(HttpRequest request, EventBus bus, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await ControlBody.ReadAsync(request, cancellationToken) is not { } body
            || ControlBody.Text(body, "source") is not { } source
            || ControlBody.Text(body, "detail-type") is not { } detailType
            || body["detail"] is not JsonObject detail)
        {
            return ControlProblem.Result(400, "Nothing was published: source and detail-type must be texts and detail an object.");
        }

        var account = ControlBody.Text(body, "account") ?? KnownIdentities.Company;
        var region = ControlBody.Text(body, "region") ?? "eu-west-1";
        var id = ControlBody.Text(body, "id") ?? Guid.NewGuid().ToString();
        var envelope = EventEnvelope.Wrap(id, source, detailType, account, region, time.GetUtcNow().UtcDateTime, [], detail.DeepClone());
        bus.Publish(account, region, envelope, TimeSpan.Zero);
        return Results.Json(new { eventId = id }, statusCode: 202);
    }
}
