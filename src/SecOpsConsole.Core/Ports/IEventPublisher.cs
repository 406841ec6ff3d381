namespace SecOpsConsole.Core.Ports;

/// <summary>Puts events of the console on an EventBridge bus, so that others can react to what was found and decided.</summary>
public interface IEventPublisher
{
    /// <summary>One event. EventBridge knows no idempotency key: after a lost answer the same event may arrive twice, with one key in its detail.</summary>
    /// <returns>The event's id; a fault when the bus did not take it, also when only this entry was refused.</returns>
    Task<AwsAnswer<string>> PutAsync(PublishedEvent published, CancellationToken cancellationToken);
}
