using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Events.Patterns;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Events;

/// <summary>PutEvents and TestEventPattern.</summary>
internal sealed class PutEventsOperations(EventBus bus)
{
    /// <summary>"The total entry size must be less than 1 MB" (API reference, PutEvents).</summary>
    private const int LargestEntryBytes = 1024 * 1024;

    public AwsResponse Put(AwsRequest request, JsonInput input)
    {
        var entries = input.RequiredList("Entries", 10) is null ? [] : input.Structures("Entries", 10);
        var answers = new JsonArray();
        var accepted = new List<JsonObject>();
        foreach (var entry in entries)
        {
            var (envelope, refusal) = Read(request, entry);
            answers.Add(refusal is null
                ? new JsonObject { ["EventId"] = envelope!["id"]!.GetValue<string>() }
                : new JsonObject { ["ErrorCode"] = refusal.Code, ["ErrorMessage"] = refusal.Message });
            if (envelope is not null)
            {
                accepted.Add(envelope);
            }
        }

        if (input.Error is { } error)
        {
            return error;
        }

        foreach (var envelope in accepted)
        {
            bus.Publish(request.Caller.AccountId, request.Region, envelope, TimeSpan.Zero);
        }

        return AwsResponse.Json(new JsonObject
        {
            ["FailedEntryCount"] = answers.Count - accepted.Count,
            ["Entries"] = answers,
        });
    }

    public AwsResponse TestPattern(AwsRequest request, JsonInput input)
    {
        var pattern = input.RequiredText("EventPattern", 4096, 0);
        var text = input.RequiredText("Event", 262_144, 0);
        if (input.Error is { } error)
        {
            return error;
        }

        if (EventPattern.Parse(pattern!, out var reason) is not { } parsed)
        {
            return EventBridgeErrors.InvalidPattern(reason!);
        }

        if (ReadEvent(text!) is not { } envelope)
        {
            return EventBridgeErrors.Invalid(
                "Parameter Event is not valid. Reason: it must be a JSON object with id, account, source, time, region, resources and detail-type.");
        }

        return AwsResponse.Json(new JsonObject { ["Result"] = parsed.Matches(envelope) });
    }

    private static (JsonObject? Envelope, AwsError? Refusal) Read(AwsRequest request, JsonInput entry)
    {
        var source = entry.Text("Source", int.MaxValue);
        var detailType = entry.Text("DetailType", int.MaxValue);
        var detail = entry.Text("Detail", int.MaxValue);
        var time = entry.EpochSeconds("Time");
        var resources = entry.List("Resources", 100)?.Select(resource => resource?.ToString() ?? "").ToList() ?? [];
        EventBridgeNames.IsDefaultBus(entry);
        if (string.IsNullOrEmpty(source) || string.IsNullOrEmpty(detailType) || string.IsNullOrEmpty(detail))
        {
            var missing = string.IsNullOrEmpty(source) ? "Source" : string.IsNullOrEmpty(detailType) ? "DetailType" : "Detail";
            return (null, new AwsError(400, "InvalidArgument", $"Parameter {missing} is not valid. Reason: {missing} is a required argument."));
        }

        // "aws." sources belong to AWS services; PutEvents refuses them so that nobody can forge a CloudTrail event.
        if (source.StartsWith("aws.", StringComparison.Ordinal))
        {
            return (null, new AwsError(400, "NotAuthorizedForSourceException", "Not authorized for the source."));
        }

        if (Encoding.UTF8.GetByteCount(detail) + source.Length + detailType.Length > LargestEntryBytes)
        {
            return (null, new AwsError(400, "InvalidArgument", "Total size of the entry is larger than 1 MB."));
        }

        if (ParseObject(detail) is not { } parsed)
        {
            return (null, new AwsError(400, "MalformedDetail", "Detail is malformed."));
        }

        var timeUtc = time is { } seconds ? JsonTime.FromEpoch(seconds) : request.TimeUtc;
        return (EventEnvelope.Wrap(Guid.NewGuid().ToString(), source, detailType, request.Caller.AccountId, request.Region, timeUtc, resources, parsed), null);
    }

    private static JsonObject? ParseObject(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = 64, AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement? ReadEvent(string text)
    {
        if (ParseObject(text) is not { } envelope
            || !new[] { "id", "account", "source", "time", "region", "resources", "detail-type" }.All(envelope.ContainsKey))
        {
            return null;
        }

        return JsonSerializer.SerializeToElement(envelope);
    }
}
