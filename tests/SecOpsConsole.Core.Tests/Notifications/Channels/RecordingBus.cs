using System.Text.Json.Nodes;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Tests.Notifications.Channels;

/// <summary>A bus that takes every event and keeps it.</summary>
internal sealed class RecordingBus : IEventPublisher
{
    private readonly List<PublishedEvent> _taken = [];

    public IReadOnlyList<PublishedEvent> Taken => _taken;

    /// <summary>The decisions, in the order in which they were published: detail-type without its prefix, and the detail's <c>decision</c>.</summary>
    public List<(string Type, JsonNode Decision)> Decisions => [.. _taken
        .Select(taken => (taken.DetailType["SecOps Console ".Length..], JsonNode.Parse(taken.Detail)!["decision"]!)).Where(taken => taken.Item2 is not null)];

    public Task<AwsAnswer<string>> PutAsync(PublishedEvent published, CancellationToken cancellationToken)
    {
        _taken.Add(published);
        return Task.FromResult(AwsAnswer<string>.Ok($"event-{_taken.Count}", "r"));
    }
}
