using System.Text.Json;
using SecOpsConsole.Sandbox.Faults;

namespace SecOpsConsole.Sandbox.Events;

/// <summary>
/// What the fault plans do to an event on its way to the bus. A plan's <c>operation</c> is the CloudTrail event name
/// or, for other events, the detail-type; its <c>bucket</c> is the bucket that the event is about.
/// </summary>
internal sealed class EventFaults(FaultBook book)
{
    public IReadOnlyList<FaultPlan> Strike(JsonElement envelope, DateTime nowUtc) => book.Strike(
        EventName(envelope),
        Bucket(envelope),
        nowUtc,
        FaultKind.DropEvent,
        FaultKind.DuplicateEvent,
        FaultKind.ReorderEvent,
        FaultKind.DelayEvent);

    private static string EventName(JsonElement envelope) =>
        Member(envelope, "detail", "eventName") ?? Member(envelope, "detail-type") ?? "";

    private static string? Bucket(JsonElement envelope) =>
        Member(envelope, "detail", "requestParameters", "bucketName")
        ?? Member(envelope, "detail", "resourcesAffected", "s3Bucket", "name")
        ?? Member(envelope, "detail", "configurationItem", "resourceId");

    private static string? Member(JsonElement element, params IEnumerable<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
    }
}
