using System.Text;
using System.Text.Json.Nodes;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Intake.Sources;
using SecOpsConsole.Core.Ports.Macie;

namespace SecOpsConsole.Core.Macie;

/// <summary>A finding that Macie was asked for, as the event that it would have come in.</summary>
internal sealed record MacieDetail(byte[] Body, EventFacts.MacieSignal Signal)
{
    private static readonly MacieFinding Source = new();

    /// <summary>Null for what is no finding. The event's id comes from the finding and its last change, so asking twice is one event.</summary>
    public static MacieDetail? Read(MacieFindingText text)
    {
        if (JsonNode.Parse(text.Json) is not JsonObject finding)
        {
            return null;
        }

        var updated = text.UpdatedUtc ?? DateTime.UnixEpoch;
        var envelope = new JsonObject
        {
            ["version"] = "0",
            ["id"] = $"reconciled-{text.Id}-{new DateTimeOffset(updated, TimeSpan.Zero).ToUnixTimeMilliseconds()}",
            ["detail-type"] = "Macie Finding",
            ["source"] = "aws.macie",
            ["account"] = finding["accountId"]?.DeepClone(),
            ["time"] = updated.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
            ["region"] = finding["region"]?.DeepClone(),
            ["resources"] = new JsonArray(),
            ["detail"] = finding,
        };
        var body = Encoding.UTF8.GetBytes(envelope.ToJsonString());
        return EventEnvelope.Parse(body) is { } parsed && Source.Read(parsed) is EventFacts.MacieSignal signal ? new MacieDetail(body, signal) : null;
    }
}
