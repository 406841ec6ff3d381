using Microsoft.Data.Sqlite;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Fault.Tests.Deeds;
using SecOpsConsole.Fault.Tests.Stage;

namespace SecOpsConsole.Fault.Tests.Faults;

/// <summary>
/// What an operator's machine does to a console that is just writing to AWS: it is asked to stop, its disk fills, the disk fails, another program
/// locks the database. Nothing is written a second time, nothing is lost, and whoever decides meanwhile is told what was not done.
/// </summary>
public sealed class ProcessFaultTests
{
    [Fact]
    public Task Asked_to_stop_in_the_middle_of_a_write_it_ends_in_order_and_goes_on_after_the_next_start() => RunAsync(async (aws, console, stage, deed) =>
    {
        await BeginSlowlyAsync(aws, console, stage, deed);
        await console.Program.SignalAsync("TERM");
        Assert.Equal(0, await console.Program.ExitAsync());
        await console.Program.DisposeAsync();
        await console.StartAsync();
    });

    [Fact]
    public Task While_another_program_locks_the_database_nobody_decides_and_the_write_under_way_is_recorded_later() => RunAsync(async (aws, console, stage, deed) =>
    {
        await BeginSlowlyAsync(aws, console, stage, deed);
        await using (var other = new SqliteConnection($"Data Source={console.DatabasePath};Pooling=False"))
        {
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await using var held = other.CreateCommand();
            held.CommandText = "BEGIN IMMEDIATE";
            await held.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            await IsRefusedAsync(console);
        }
    });

    [Fact]
    public Task While_the_disk_is_full_nobody_decides_and_the_write_under_way_is_found_after_the_next_start() => RunAsync(
        (aws, console, stage, deed) => FailAndKillAsync(aws, console, stage, deed, "pwrite64", "ENOSPC", "Nothing was stored"));

    /// <summary>
    /// A write whose flush failed may be in the file all the same (SQLite takes it back in memory only, and the process dies before it writes
    /// over it). Whoever decided was told so; in the end there is one effect, whether the decision was found or made again.
    /// </summary>
    [Fact]
    public Task When_the_disk_fails_the_decider_is_told_that_it_may_be_found_and_nothing_is_done_twice() => RunAsync(
        (aws, console, stage, deed) => FailAndKillAsync(aws, console, stage, deed, "fsync,fdatasync", "EIO", "the next start may find it stored"), mayBeFound: true);

    private static async Task FailAndKillAsync(AwsStage aws, ConsoleStage console, DeedStage stage, Deed deed, string calls, string error, string told)
    {
        await BeginSlowlyAsync(aws, console, stage, deed);
        await using (await FailingCalls.OfAsync(console.Program.ProcessId, calls, error))
        {
            await IsRefusedAsync(console, told);
        }

        await console.Program.KillAsync();
        await console.Program.DisposeAsync();
        await console.StartAsync();
    }

    /// <summary>One revert is under way; another bucket waits for a decision that cannot be recorded.</summary>
    private static async Task RunAsync(Func<AwsStage, ConsoleStage, DeedStage, Deed, Task> story, bool mayBeFound = false)
    {
        var folder = Directory.CreateTempSubdirectory("secops-fault-");
        await using (var aws = await AwsStage.StartAsync(Path.Combine(folder.FullName, "aws")))
        await using (var console = ConsoleStage.For(aws, Path.Combine(folder.FullName, "console")))
        {
            var (underWay, waiting, stage) = (new Deed(Act.Revert, "under-way"), new Deed(Act.Revert, Waiting), new DeedStage(aws, console));
            await stage.CreateAsync([underWay, waiting]);
            await console.StartAsync();
            await stage.PrepareAsync([underWay, waiting]);

            await story(aws, console, stage, underWay);

            await console.UntilAsync(record => record.Attempts.Any(attempt => attempt.Status == AttemptStatus.Verified), "the revert that was under way");
            if ((await console.RestAsync()).Attempts is not { Count: 2 } || !mayBeFound)
            {
                Assert.Single(console.Record().Attempts);
                await stage.BeginAsync(waiting);
            }

            await console.UntilAsync(record => record.Attempts.Count(attempt => attempt.Status == AttemptStatus.Verified) == 2, "the decision that was found or made again");
            var (record, truth) = (await console.RestAsync(), await aws.TruthAsync());
            Assert.Empty(underWay.Failures(record, truth).Concat(waiting.Failures(record, truth)));
            await console.IsSoundAsync();
        }

        folder.Delete(recursive: true);
    }

    private const string Waiting = "waiting";

    /// <summary>AWS takes some seconds to answer the write, and the fault comes meanwhile.</summary>
    private static async Task BeginSlowlyAsync(AwsStage aws, ConsoleStage console, DeedStage stage, Deed deed)
    {
        await aws.FaultAsync(new { kind = "SlowAnswer", milliseconds = 5_000, bucket = deed.Bucket, operation = deed.Operation, count = 1 });
        await stage.BeginAsync(deed);
        await console.UntilAsync(record => record.Attempts.Any(attempt => attempt.Status == AttemptStatus.InProgress), "the write to be under way");
    }

    /// <summary>The decision is not taken, says so, and AWS hears nothing of it.</summary>
    private static async Task IsRefusedAsync(ConsoleStage console, string told = "Nothing was stored")
    {
        var deed = new Deed(Act.Revert, Waiting);
        using var ana = await console.AsAsync("Ana");
        var answer = await ana.DecideAsync(deed.FindingIn(console.Record())!.Id, deed.Verb);
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Contains(told, answer.Body, StringComparison.Ordinal);
    }
}
