using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.ChangeSets;

/// <summary>Who else told of a change, as a list shows it.</summary>
/// <param name="Id">The row.</param>
/// <param name="Kind">Which system told.</param>
/// <param name="Name">The API call, the item's status, Macie's finding type.</param>
/// <param name="ExternalId">CloudTrail's event id, Config's state id, Macie's finding id.</param>
/// <param name="RequestId">AWS's id of the call.</param>
/// <param name="Severity">As the sender says it.</param>
/// <param name="Bucket">The bucket's name.</param>
/// <param name="ActorName">As the sender says it.</param>
/// <param name="AtUtc">When it happened, as the sender says.</param>
/// <param name="EventId">The event on the list of events.</param>
/// <param name="FindingId">The finding that says the same as Macie's, or was made of it.</param>
public sealed record SignalRow(
    long Id, SignalKind Kind, string Name, string? ExternalId, string? RequestId, Severity? Severity, string Bucket, string? ActorName,
    DateTime AtUtc, long EventId, long? FindingId);
