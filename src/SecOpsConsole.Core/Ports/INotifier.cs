namespace SecOpsConsole.Core.Ports;

/// <summary>
/// A way to tell people: one class for each kind, found by a scan. It is called outside of every transaction, and again after a crash
/// or a lost answer: a receiver that knows idempotency keys is given <see cref="Notice.Key"/>.
/// </summary>
public interface INotifier
{
    /// <summary>Stored with each delivery; never changes.</summary>
    string Id { get; }

    /// <summary>What an administrator fills in for a channel of this kind; null: it is the console's own and needs no channel.</summary>
    ChannelForm? Form => null;

    /// <param name="notice">With its <see cref="Notice.Channel"/> where <see cref="Form"/> is not null.</param>
    /// <param name="cancellationToken">The console is shutting down; what a receiver is slow with is the notifier's own limit.</param>
    Task<DeliveryOutcome> DeliverAsync(Notice notice, CancellationToken cancellationToken);
}
