using System.Text;
using SecOpsConsole.Core.Notifications.Messages;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Notifications.Notifiers;

/// <summary>An EventBridge bus: what the console found and decided as events of the source <c>secops.console</c>, for whoever wants to react.</summary>
internal sealed class EventBridgeNotifier(IEventPublisher? publisher = null) : INotifier
{
    private const string Account = "account";
    private const string Region = "region";
    private const string Bus = "bus";

    public string Id => "eventbridge";

    public ChannelForm Form => new("Amazon EventBridge",
        [
            new(Account, "Account", "One of the configured accounts, twelve digits."),
            new(Region, "Region", "One of its Regions, such as eu-west-1."),
            new(Bus, "Bus", "Name or ARN of the bus. Empty: the default bus.", IsRequired: false),
        ],
        SecretLabel: null)
    {
        IsForPrograms = true,
    };

    public async Task<DeliveryOutcome> DeliverAsync(Notice notice, CancellationToken cancellationToken)
    {
        if (publisher is null)
        {
            return new DeliveryOutcome.Failed("The console was built without an EventBridge client.");
        }

        var answer = await publisher.PutAsync(Payload(notice), cancellationToken).ConfigureAwait(false);
        return answer.IsOk ? new DeliveryOutcome.Delivered(answer.Value) : Of(answer.Fault);
    }

    internal static PublishedEvent Payload(Notice notice) => new(
        notice.Channel![Account] ?? "",
        notice.Channel[Region] ?? "",
        notice.Channel[Bus] ?? "default",
        $"SecOps Console {NoticeJson.TypeOf(notice.Kind)}",
        Encoding.UTF8.GetString(NoticeJson.Bytes(NoticeJson.Of(notice))),
        (notice.Finding?.Bucket ?? notice.Decision?.Bucket) is { } bucket ? [$"arn:aws:s3:::{bucket}"] : [],
        notice.AtUtc);

    private static DeliveryOutcome Of(AwsFault fault) => fault.Kind switch
    {
        AwsFaultKind.Transient or AwsFaultKind.Throttled or AwsFaultKind.Conflict => new DeliveryOutcome.Retry($"EventBridge answered {fault.Code}."),
        AwsFaultKind.Denied => new DeliveryOutcome.Failed($"EventBridge denied it ({fault.Code}). Allow the console's role events:PutEvents on this bus."),
        AwsFaultKind.Missing or AwsFaultKind.Invalid or AwsFaultKind.NotConfigured => new DeliveryOutcome.Failed($"EventBridge did not take it ({fault.Code}): {fault.Message}"),
    };
}
