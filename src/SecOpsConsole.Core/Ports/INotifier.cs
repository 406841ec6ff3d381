namespace SecOpsConsole.Core.Ports;

/// <summary>
/// A way to tell people: one class for each channel, found by a scan. It is called outside of every transaction, and again after a crash
/// or a lost answer: a channel that knows idempotency keys is given <see cref="Notice.Key"/>.
/// </summary>
public interface INotifier
{
    /// <summary>Stored with each delivery; never changes.</summary>
    string Id { get; }

    Task<DeliveryOutcome> DeliverAsync(Notice notice, CancellationToken cancellationToken);
}
