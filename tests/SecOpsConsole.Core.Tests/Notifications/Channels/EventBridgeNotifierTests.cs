using SecOpsConsole.Core.Notifications.Notifiers;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Tests.Notifications.Channels;

public sealed class EventBridgeNotifierTests
{
    [Theory]
    [InlineData(AwsFaultKind.Throttled, true)]
    [InlineData(AwsFaultKind.Transient, true)]
    [InlineData(AwsFaultKind.Denied, false)]
    [InlineData(AwsFaultKind.Missing, false)]
    [InlineData(AwsFaultKind.NotConfigured, false)]
    public async Task What_AWS_says_is_told_apart(AwsFaultKind kind, bool passes)
    {
        var outcome = await new EventBridgeNotifier(new Answering(AwsAnswer<string>.Failed(new AwsFault(kind, "Code", "Words.", null))))
            .DeliverAsync(Notices.Of(Notices.Payroll, Notices.Channel(null, ("account", "111122223333"), ("region", "eu-west-1"))), CancellationToken.None);
        Assert.Equal(passes, outcome is DeliveryOutcome.Retry);
        Assert.Equal(!passes, outcome is DeliveryOutcome.Failed);
    }

    [Fact]
    public async Task What_the_bus_took_is_delivered() => Assert.Equal("event-1", Assert.IsType<DeliveryOutcome.Delivered>(
        await new EventBridgeNotifier(new Answering(AwsAnswer<string>.Ok("event-1", "r"))).DeliverAsync(Notices.Of(Notices.Payroll), CancellationToken.None)).Reference);

    private sealed class Answering(AwsAnswer<string> answer) : IEventPublisher
    {
        public Task<AwsAnswer<string>> PutAsync(PublishedEvent published, CancellationToken cancellationToken) => Task.FromResult(answer);
    }
}
