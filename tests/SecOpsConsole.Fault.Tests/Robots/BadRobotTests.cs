using System.Net.Http.Json;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Fault.Tests.Stage;
using SecOpsConsole.Invariants;
using SecOpsConsole.Invariants.Record;

namespace SecOpsConsole.Fault.Tests.Robots;

/// <summary>
/// A robot puts the weak policy back a hundred times at full speed, through the sandbox's events and the console's own HTTP: automatic mode
/// writes three times at most, calls people once, says why it is held, and not one event is lost.
/// </summary>
public sealed class BadRobotTests
{
    private const int MostWrites = 3;
    private const int MostPlays = 5;

    /// <summary>CloudTrail and AWS Config each tell of a put, and each telling may ask for a look at the bucket.</summary>
    private const int WorkOfOnePut = 4;

    [Fact]
    public async Task A_robot_at_full_speed_gets_three_writes_at_most_one_escalation_and_loses_no_event()
    {
        Scale.Tell("bad robots");
        foreach (var robots in Rounds())
        {
            await RunAsync(robots);
        }
    }

    /// <summary>The normal run has one robot and two with Terraform's name at full speed; the long one also the others and other speeds, twice each.</summary>
    private static IEnumerable<IReadOnlyList<Robot>> Rounds() => Scale.IsLong
        ? from _ in Enumerable.Range(0, 2) from pause in new[] { 0, 20, 100, 1_000 } select All(pause)
        : [[All(0)[0], All(0)[3]]];

    /// <summary>Five buckets: three writes to each are within the budget of their account, so that only their own guards hold them.</summary>
    private static IReadOnlyList<Robot> All(int pause) =>
    [
        new("one", 1, "plain", pause),
        new("two", 2, "plain", pause),
        new("one-terraform", 1, "terraform", pause) { Overridden = true },
        new("two-terraform", 2, "terraform", pause) { Overridden = true },
        new("two-left-to-people", 2, "terraform", pause),
    ];

    private static async Task RunAsync(IReadOnlyList<Robot> robots)
    {
        var folder = Directory.CreateTempSubdirectory("secops-robot-");
        await using (var aws = await AwsStage.StartAsync(Path.Combine(folder.FullName, "aws")))
        await using (var console = ConsoleStage.For(aws, Path.Combine(folder.FullName, "console")))
        {
            await Task.WhenAll(robots.Select(robot => aws.CreateBucketAsync(robot.Bucket, PolicyTexts.Good(robot.Bucket))));
            await console.StartAsync();
            await console.UntilAsync(record => robots.All(robot => record.Bucket(robot.Bucket)?.LiveFingerprint is not null), "the first look");
            using (var ana = await console.AsAsync("Ana"))
            {
                var overridden = robots.Where(robot => robot.Overridden).ToList();
                await Task.WhenAll(overridden.Select(robot => aws.ApplyPolicyAsync(robot.Bucket, PolicyTexts.Good(robot.Bucket))));
                await console.UntilAsync(record => overridden.All(robot => PutsOf(record, robot) == 1), "the tool that manages it to be known");
                await Task.WhenAll(robots.Select(robot => ana.SetModeAsync(robot.Bucket, "Automatic", robot.Overridden)));
            }

            var (end, puts) = await PlayAsync(aws, console, robots);
            var truth = await aws.TruthAsync();
            var failures = robots.SelectMany(robot => Failures(robot, puts[robot], end, truth).Select(failure => $"{robot}: {failure}")).ToList();
            Assert.True(failures.Count == 0, string.Join('\n', failures));
            await console.IsSoundAsync(new CheckOptions { MostWorkOfOneBucket = WorkOfOnePut * puts.Values.Max() });
        }

        folder.Delete(recursive: true);
    }

    /// <summary>
    /// A robot that was done before the console's second write met nobody: it comes back, as real ones do, until automatic mode is held.
    /// </summary>
    /// <returns>The record at rest, and how often each robot's bucket was put.</returns>
    private static async Task<(ConsoleRecord End, IReadOnlyDictionary<Robot, int> Puts)> PlayAsync(AwsStage aws, ConsoleStage console, IReadOnlyList<Robot> robots)
    {
        var puts = robots.ToDictionary(robot => robot, robot => robot.AllPuts);
        var playing = robots;
        for (var play = 1; ; play++)
        {
            await Task.WhenAll(playing.Select(robot => PlayAsync(aws, robot)));
            await console.UntilAsync(record => robots.All(robot => PutsOf(record, robot) == puts[robot]), "every put's event, handled");
            var end = await console.RestAsync();
            playing = [.. robots.Where(robot => end.Bucket(robot.Bucket)!.HoldReason is null)];
            if (playing.Count == 0 || play == MostPlays)
            {
                return (end, puts);
            }

            foreach (var robot in playing)
            {
                puts[robot] += Robot.Puts;
            }
        }
    }

    private static async Task PlayAsync(AwsStage aws, Robot robot)
    {
        using var answer = await aws.Control.PostAsJsonAsync("/_sandbox/scenarios/bad-robot", robot.Scenario, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Each put is an event of its own: none is a duplicate, and all have come to their end.</summary>
    private static int PutsOf(ConsoleRecord record, Robot robot) => record.Events.Count(stored =>
        stored.BucketName == robot.Bucket && stored.Name == "PutBucketPolicy" && stored.Status == "Processed");

    private static IEnumerable<string> Failures(Robot robot, int expected, ConsoleRecord record, AwsTruth aws)
    {
        var bucket = record.Bucket(robot.Bucket)!;
        // The put of the stage came before the console; it is in AWS's log and in nobody's inbox.
        var puts = aws.Calls.Count(call => call.Bucket == robot.Bucket && call.Operation == "PutBucketPolicy" && !call.IsByConsole) - 1;
        if (puts != expected)
        {
            yield return $"AWS saw {puts} puts of others";
        }

        var writes = aws.Writes.Where(call => call.Bucket == robot.Bucket).ToList();
        if (writes.Count > MostWrites || writes.Count == 0 != robot.IsLeftToPeople)
        {
            yield return $"{writes.Count} writes of ours: {string.Join("; ", writes)}";
        }

        if (bucket is not { HoldReason: { Length: > 0 }, HeldWhy: { Length: > 0 } })
        {
            yield return $"the bucket is not held with a reason ({bucket.HoldReason}, {bucket.HeldWhy})";
        }

        if (robot.IsLeftToPeople != (bucket.HoldReason == nameof(HoldReason.ManagedByIac)))
        {
            yield return $"it is held for {bucket.HoldReason}";
        }

        var findings = record.Findings.Where(finding => finding.BucketId == bucket.Id).ToList();
        if (findings is not [{ Remediation: RemediationStatus.Held } held] || held.HoldReason != bucket.HoldReason)
        {
            yield return $"the finding is not held as the bucket is: {string.Join("; ", findings)}";
        }

        var escalations = record.Timeline.Count(row => row.BucketId == bucket.Id && row.Kind == FindingEventKind.Escalated);
        if (escalations != 1)
        {
            yield return $"{escalations} escalations";
        }
    }
}
