using SecOpsConsole.Core.Findings;
using SecOpsConsole.Fault.Tests.Stage;
using SecOpsConsole.Invariants.Record;

namespace SecOpsConsole.Fault.Tests.Crashes;

/// <summary>
/// Many deaths of one console with one database, one after the other. What the last death left half done goes on while the next one
/// comes; at the end everything must have ended as if nobody had died.
/// </summary>
internal sealed class KillChain(AwsStage aws, ConsoleStage console, IReadOnlyList<Round> rounds)
{
    private const int Killed = 137;

    public async Task RunAsync()
    {
        await Task.WhenAll(rounds.Select(round => aws.CreateBucketAsync(round.Bucket, round.Baseline)));
        await console.StartAsync(killable: true);
        await console.UntilAsync(record => rounds.All(round => record.Bucket(round.Bucket)?.LiveFingerprint is not null), "the first look at every bucket");
        await ExposeAsync();
        foreach (var round in rounds)
        {
            await DieAsync(round);
            await console.StartAsync(killable: true);
            if (round.LosesTheDecision)
            {
                await DecideAgainAsync(round);
            }
        }

        var record = await console.RestAsync();
        var truth = await aws.TruthAsync();
        var failures = rounds.SelectMany(round => round.Failures(record, truth)).ToList();
        Assert.True(failures.Count == 0, string.Join('\n', failures));
        await console.IsSoundAsync();
    }

    private async Task ExposeAsync()
    {
        using var ana = await console.AsAsync("Ana");
        foreach (var round in rounds.Where(round => !round.IsByPerson))
        {
            await ana.SetModeAsync(round.Bucket, "Automatic");
        }

        var byPerson = rounds.Where(round => round.IsByPerson).ToList();
        await Task.WhenAll(byPerson.Select(round => aws.PutPolicyAsync(round.Bucket, round.Exposed)));
        await console.UntilAsync(record => byPerson.All(round => Finding(record, round)?.IsOpen == true), "a finding for every exposed bucket");
        var undone = rounds.Where(round => round.Act == Act.Undo).ToList();
        foreach (var round in undone)
        {
            var answer = await ana.DecideAsync(Finding(console.Record(), round)!.Id, "revert");
            Assert.True(answer.IsAccepted, answer.ToString());
        }

        await console.UntilAsync(record => undone.All(round => Finding(record, round)!.Remediation == RemediationStatus.Verified), "the reverts that are to be undone");
    }

    private async Task DieAsync(Round round)
    {
        if (round.FaultPlan is { } plan)
        {
            await aws.FaultAsync(plan);
        }

        await console.ArmAsync(round.Bucket, round.Moment.Point);
        await BeginAsync(round);
        var exit = await console.Program.ExitAsync();
        Assert.True(exit == Killed && console.Program.Output.Contains($"at {round.Moment.Point}", StringComparison.Ordinal), $"{round}: exit code {exit}\n{console.Program.Output}");
        await console.Program.DisposeAsync();
    }

    private async Task BeginAsync(Round round)
    {
        if (!round.IsByPerson)
        {
            await aws.PutPolicyAsync(round.Bucket, round.Exposed);
            return;
        }

        using var ana = await console.AsAsync("Ana");
        try
        {
            var answer = await ana.DecideAsync(Finding(console.Record(), round)!.Id, round.Verb);
            Assert.True(answer.IsAccepted, $"{round}: {answer}");
        }
        catch (HttpRequestException)
        {
            // It died before it could answer.
        }
    }

    /// <summary>Nothing may have come of the lost decision; the person sees the finding as it was and decides again.</summary>
    private async Task DecideAgainAsync(Round round)
    {
        var attempts = Attempts(console.Record(), round);
        Assert.Equal(round.Act == Act.Undo ? 1 : 0, attempts);
        using var ana = await console.AsAsync("Ana");
        var answer = await ana.DecideAsync(Finding(console.Record(), round)!.Id, round.Verb);
        Assert.True(answer.IsAccepted, $"{round}: {answer}");
    }

    private static int Attempts(ConsoleRecord record, Round round) => record.Attempts.Count(attempt => attempt.BucketId == record.Bucket(round.Bucket)!.Id);

    private static StoredFinding? Finding(ConsoleRecord record, Round round) =>
        record.Bucket(round.Bucket) is { } bucket ? record.Findings.SingleOrDefault(finding => finding.BucketId == bucket.Id) : null;
}
