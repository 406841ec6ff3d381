using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Fault.Tests.Stage;
using SecOpsConsole.Invariants;
using SecOpsConsole.Invariants.Record;

namespace SecOpsConsole.Fault.Tests.Clocks;

/// <summary>
/// The clock of the console's machine jumps by an hour and by two days, both ways, while events come in: nothing is lost, nothing happens
/// twice, what waits for its time does not wait for days, nothing runs in circles, and automatic mode gets no fresh budget.
/// </summary>
public sealed class ClockJumpTests
{
    private const int MostReads = 600;
    private static readonly TimeSpan s_longestSchedule = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan[] s_offsets = [TimeSpan.FromHours(1), TimeSpan.FromDays(2), TimeSpan.FromHours(-1), TimeSpan.FromDays(-2)];

    [Fact]
    public async Task Jumps_of_the_clock_under_load_lose_nothing_and_repeat_nothing()
    {
        Scale.Tell("clock jumps");
        await RunAsync(async (aws, console, clock) =>
        {
            string[] busy = ["busy-0", "busy-1", "busy-2", "busy-3"];
            var offsets = Offsets();
            var told = offsets.Select((_, i) => $"told-{i}").ToArray();
            await Task.WhenAll(busy.Concat(told).Select(bucket => aws.CreateBucketAsync(bucket, PolicyTexts.Good(bucket))));
            await console.StartAsync();
            await console.UntilAsync(record => busy.Concat(told).All(bucket => record.Bucket(bucket)?.LiveFingerprint is not null), "the first look");

            await using (new ClockLoad(aws, busy, () => console.Record().Work.Count(item => item.State is "Available" or "Executing")))
            {
                for (var i = 0; i < offsets.Count; i++)
                {
                    await ScheduleAndJumpAsync(aws, console, clock, told[i], offsets[i]);
                }
            }

            await AtRestAsync(aws, console, clock);
        });
    }

    /// <summary>Other content each time, so that only the budget can stop automatic mode; the clock jumps after each of its writes.</summary>
    [Fact]
    public async Task Jumps_of_the_clock_give_automatic_mode_no_second_budget()
    {
        const string Bucket = "robot";
        await RunAsync(async (aws, console, clock) =>
        {
            await aws.CreateBucketAsync(Bucket, PolicyTexts.Good(Bucket));
            await console.StartAsync();
            await console.UntilAsync(record => record.Bucket(Bucket)?.LiveFingerprint is not null, "the first look");
            using (var ana = await console.AsAsync("Ana"))
            {
                await ana.SetModeAsync(Bucket, "Automatic");
            }

            // Each is ahead of the one before by more than the budget's window, and less than a day off: the age of the events holds nothing.
            for (var round = 1; round <= 6; round++)
            {
                await aws.PutPolicyAsync(Bucket, PolicyTexts.Weak(Bucket).Replace("/*", $"/{round}/*", StringComparison.Ordinal));
                await console.UntilAsync(
                    record => record.IsAtRest && record.Findings.Where(finding => finding.BucketId is not null).ToList() is var found && found.Count == round
                        && found[^1] is { IsOpen: false } or { Remediation: RemediationStatus.Held },
                    $"what became of put {round}");
                clock.Set(TimeSpan.FromHours(round));
                await Task.Delay(TimeSpan.FromSeconds(1.5), TestContext.Current.CancellationToken);
            }

            Assert.Equal(3, (await aws.TruthAsync()).Writes.Count(call => call.Bucket == Bucket));
            Assert.Equal("AutomaticWriteLimit", console.Record().Bucket(Bucket)!.HoldReason);
            await console.IsSoundAsync(new CheckOptions { OneClock = false });
        });
    }

    /// <summary>The first two looks read the old policy, so another one is scheduled for seconds later; then the clock moves.</summary>
    private static async Task ScheduleAndJumpAsync(AwsStage aws, ConsoleStage console, MovedClock clock, string bucket, TimeSpan offset)
    {
        await aws.FaultAsync(new { kind = "StaleRead", operation = "GetBucketPolicy", bucket, count = 2 });
        await aws.PutPolicyAsync(bucket, PolicyTexts.Weak(bucket));
        await console.UntilAsync(record => record.Work.Any(item => item is { Kind: "Look", State: "Scheduled" } && item.Partition!.EndsWith("/" + bucket, StringComparison.Ordinal)), "a look that waits for its time");
        clock.Set(offset);
        var record = await console.UntilAsync(record => FindingOf(record, bucket) is not null, $"the scheduled look at {bucket}, with the clock at {offset}");
        Assert.True(FindingOf(record, bucket)!.IsOpen);
        using var ana = await console.AsAsync("Ana");
        var answer = await ana.DecideAsync(FindingOf(record, bucket)!.Id, "revert");
        Assert.True(answer.IsAccepted, answer.ToString());
        record = await console.UntilAsync(record => FindingOf(record, bucket)!.Remediation == RemediationStatus.Verified, $"the revert of {bucket}, with the clock at {offset}");
        var stamped = record.Attempts[^1].CompletedUtc!.Value - Now(clock);
        Assert.True(stamped.Duration() < TimeSpan.FromMinutes(5), $"the console's clock was not at {offset}: it differs by {stamped}");
    }

    private static DateTime Now(MovedClock clock) => TimeProvider.System.GetUtcNow().UtcDateTime + clock.Offset;

    private static async Task AtRestAsync(AwsStage aws, ConsoleStage console, MovedClock clock)
    {
        await console.IsSoundAsync(new CheckOptions { OneClock = false, MostWorkOfOneBucket = 2_000 });
        var now = Now(clock);
        Assert.All(console.Record().Work.Where(item => item.IsAlive), item => Assert.True(item.RunAtUtc < now + s_longestSchedule, $"{item} waits until {item.RunAtUtc:O}; it is {now:O}"));
        var reads = (await aws.TruthAsync()).Calls.Where(call => call.Operation == "GetBucketPolicy").CountBy(call => call.Bucket!);
        Assert.All(reads, pair => Assert.True(pair.Value < MostReads, $"{pair.Key} was read {pair.Value} times"));
        Assert.All(console.Record().Attempts, attempt => Assert.Equal(AttemptStatus.Verified, attempt.Status));
        Assert.False(console.Program.HasExited);
    }

    /// <summary>One jump forward and one back in the normal run, all there are and back to the true time in the long one.</summary>
    private static IReadOnlyList<TimeSpan> Offsets() => Scale.IsLong
        ? [.. Enumerable.Range(0, 6).SelectMany(_ => s_offsets.SelectMany(offset => new[] { offset, TimeSpan.Zero }))]
        : [s_offsets[Scale.Seed % 2], s_offsets[2 + (Scale.Seed / 2 % 2)]];

    private static StoredFinding? FindingOf(ConsoleRecord record, string bucket) =>
        record.Findings.FirstOrDefault(finding => finding.BucketId == record.Bucket(bucket)?.Id);

    private static async Task RunAsync(Func<AwsStage, ConsoleStage, MovedClock, Task> story)
    {
        var folder = Directory.CreateTempSubdirectory("secops-clock-");
        var clock = MovedClock.In(folder.FullName);
        await using (var aws = await AwsStage.StartAsync(Path.Combine(folder.FullName, "aws")))
        await using (var console = ConsoleStage.For(aws, Path.Combine(folder.FullName, "console")))
        {
            foreach (var (key, value) in clock.Settings)
            {
                console.Settings[key] = value;
            }

            await story(aws, console, clock);
        }

        folder.Delete(recursive: true);
    }
}
