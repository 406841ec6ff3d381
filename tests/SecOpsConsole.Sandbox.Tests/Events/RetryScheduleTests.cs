using SecOpsConsole.Sandbox.Events.Delivery;

namespace SecOpsConsole.Sandbox.Tests.Events;

public sealed class RetryScheduleTests
{
    private static readonly DateTime Now = new(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc);
    private static readonly DeliveryOptions Options = new() { BackoffBase = TimeSpan.FromSeconds(1), BackoffCap = TimeSpan.FromSeconds(60) };
    private readonly RetrySchedule schedule = new(Options, new Random(7));

    [Fact]
    public void The_wait_doubles_with_jitter_up_to_the_cap()
    {
        for (var attempts = 1; attempts <= 12; attempts++)
        {
            var retry = Assert.IsType<DeliveryDecision.Retry>(schedule.Decide(Tried(attempts), new InvocationOutcome(503, null, null), Now));
            var full = Math.Min(60, Math.Pow(2, attempts - 1));
            Assert.InRange((retry.AtUtc - Now).TotalSeconds, full / 2, full);
        }
    }

    [Fact]
    public void The_more_patient_of_policy_and_Retry_After_wins()
    {
        var asked = Assert.IsType<DeliveryDecision.Retry>(schedule.Decide(Tried(1), new InvocationOutcome(429, null, 30), Now));
        Assert.Equal(Now.AddSeconds(30), asked.AtUtc);
        var impatient = Assert.IsType<DeliveryDecision.Retry>(schedule.Decide(Tried(6), new InvocationOutcome(429, null, 1), Now));
        Assert.True(impatient.AtUtc >= Now.AddSeconds(16));
    }

    [Theory]
    [InlineData(0, 1, "MaximumRetryAttempts")]
    [InlineData(2, 2, null)]
    [InlineData(2, 3, "MaximumRetryAttempts")]
    [InlineData(185, 185, null)]
    [InlineData(185, 186, "MaximumRetryAttempts")]
    public void Retries_end_with_the_policys_count(int maximum, int attempts, string? exhausted)
    {
        var decision = schedule.Decide(Tried(attempts) with { MaximumRetryAttempts = maximum }, new InvocationOutcome(500, null, null), Now);
        Assert.Equal(exhausted, (decision as DeliveryDecision.GiveUp)?.ExhaustedRetryCondition);
        Assert.Equal(exhausted is null, decision is DeliveryDecision.Retry);
    }

    [Fact]
    public void Retries_end_with_the_events_age()
    {
        var old = Tried(3) with { CreatedUtc = Now.AddSeconds(-59.9), MaximumEventAgeInSeconds = 60 };
        var decision = Assert.IsType<DeliveryDecision.GiveUp>(schedule.Decide(old, new InvocationOutcome(null, InvocationOutcome.Timeout, null), Now));
        Assert.Equal(("TIMEOUT", "MaximumEventAgeInSeconds"), (decision.ErrorCode, decision.ExhaustedRetryCondition));
    }

    [Fact]
    public void An_absurd_Retry_After_ends_in_the_dead_letter_list_and_not_in_an_overflow() =>
        Assert.IsType<DeliveryDecision.GiveUp>(schedule.Decide(Tried(1), new InvocationOutcome(503, null, double.MaxValue), Now));

    [Fact]
    public void The_rate_delays_what_is_beyond_one_seconds_worth()
    {
        var rate = new DestinationRate(TimeProvider.System);
        var waits = Enumerable.Range(0, 30).Select(_ => rate.Reserve(10)).ToList();
        Assert.All(waits.Take(10), wait => Assert.Equal(TimeSpan.Zero, wait));
        Assert.True(waits[^1] > TimeSpan.FromSeconds(1));
    }

    private static PendingDelivery Tried(int attempts) => new()
    {
        Id = "1",
        EventId = "1",
        RuleArn = "rule",
        TargetId = "console",
        DestinationArn = "destination",
        Payload = "{}",
        CreatedUtc = Now,
        Attempts = [.. Enumerable.Range(0, attempts).Select(_ => new DeliveryAttempt(Now, 503, null, 1))],
    };
}
