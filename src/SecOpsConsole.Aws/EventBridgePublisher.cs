using Amazon.EventBridge.Model;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Aws;

/// <summary>Events of the console on a bus of a configured account, with PutEvents.</summary>
internal sealed class EventBridgePublisher(AwsClients clients) : IEventPublisher
{
    /// <summary>Codes of one entry that pass by themselves (API reference, PutEvents, PutEventsResultEntry).</summary>
    private static readonly Dictionary<string, AwsFaultKind> s_entryFaults = new(StringComparer.Ordinal)
    {
        ["InternalFailure"] = AwsFaultKind.Transient,
        ["InternalException"] = AwsFaultKind.Transient,
        ["ThrottlingException"] = AwsFaultKind.Throttled,
        ["AccessDeniedException"] = AwsFaultKind.Denied,
        ["NotAuthorizedForSourceException"] = AwsFaultKind.Denied,
        ["ResourceNotFoundException"] = AwsFaultKind.Missing,
    };

    [RequiresIam("events:PutEvents")]
    public Task<AwsAnswer<string>> PutAsync(PublishedEvent published, CancellationToken cancellationToken) =>
        clients.Accounts.Any(a => a.AccountId == published.AccountId && a.Regions.Contains(published.Region))
            ? AwsCall.CatchAsync(isWrite: true, () => CallAsync(published, cancellationToken))
            : Task.FromResult(AwsAnswer<string>.Failed(AwsCall.NotConfigured(published.AccountId, published.Region)));

    private async Task<AwsAnswer<string>> CallAsync(PublishedEvent published, CancellationToken cancellationToken)
    {
        var answer = await clients.EventBridge(published.AccountId, published.Region).PutEventsAsync(
            new PutEventsRequest
            {
                Entries =
                [
                    new PutEventsRequestEntry
                    {
                        Source = PublishedEvent.Source,
                        DetailType = published.DetailType,
                        Detail = published.Detail,
                        EventBusName = published.Bus,
                        Resources = [.. published.Resources],
                        Time = published.AtUtc,
                    },
                ],
            },
            cancellationToken).ConfigureAwait(false);
        var requestId = answer.ResponseMetadata?.RequestId;
        return answer.Entries is [{ EventId: { Length: > 0 } id }]
            ? AwsAnswer<string>.Ok(id, requestId)
            : AwsAnswer<string>.Failed(Refused(answer.Entries is [{ } entry] ? entry : null, requestId));
    }

    private static AwsFault Refused(PutEventsResultEntry? entry, string? requestId)
    {
        var code = entry?.ErrorCode ?? "Unknown";
        return new AwsFault(
            entry is null ? AwsFaultKind.Transient : s_entryFaults.GetValueOrDefault(code, AwsFaultKind.Invalid), code, entry?.ErrorMessage ?? "EventBridge said nothing of the entry.", requestId);
    }
}
