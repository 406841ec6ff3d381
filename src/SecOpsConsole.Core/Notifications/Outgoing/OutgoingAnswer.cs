using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Notifications.Outgoing;

/// <summary>What came of a POST. Either an answer (<paramref name="Status"/> and its body, cut), or none and why.</summary>
/// <param name="Status">0 when there was no answer.</param>
/// <param name="Body">The beginning of it; empty when there was none.</param>
/// <param name="Outcome">What the status means when nothing else is known of the receiver.</param>
internal sealed record OutgoingAnswer(int Status, string Body, DeliveryOutcome Outcome)
{
    public bool IsSuccess => Outcome is DeliveryOutcome.Delivered;
}
