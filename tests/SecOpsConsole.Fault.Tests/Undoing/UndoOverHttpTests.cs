using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Fault.Tests.Stage;
using SecOpsConsole.Invariants.Record;

namespace SecOpsConsole.Fault.Tests.Undoing;

/// <summary>
/// What an undo brings back is what was there, to the last flag and the last character, over real HTTP; one that gives somebody access asks first.
/// </summary>
public sealed class UndoOverHttpTests
{
    /// <summary>No configuration, and each of the sixteen combinations of the four flags.</summary>
    private static readonly string?[] s_states = [null, .. Enumerable.Range(0, 16).Select(bits => Convert.ToString(bits, 2).PadLeft(4, '0'))];

    [Fact]
    public async Task Contain_and_undo_bring_back_each_of_the_seventeen_states_and_revert_and_undo_the_same_policy()
    {
        var folder = Directory.CreateTempSubdirectory("secops-undo-");
        await using (var aws = await AwsStage.StartAsync(Path.Combine(folder.FullName, "aws")))
        await using (var console = ConsoleStage.For(aws, Path.Combine(folder.FullName, "console")))
        {
            var buckets = s_states.Select(state => (Name: $"state-{state ?? "none"}", State: state)).ToList();
            await Task.WhenAll(buckets.Select(bucket => ExposeAsync(aws, bucket.Name, bucket.State)));
            await aws.CreateBucketAsync("reverted", PolicyTexts.Good("reverted"));
            await console.StartAsync();
            await console.UntilAsync(record => buckets.All(bucket => record.Bucket(bucket.Name)?.LiveFingerprint is not null) && record.Bucket("reverted")?.LiveFingerprint is not null, "the first look");
            await aws.PutPolicyAsync("reverted", PolicyTexts.Weak("reverted"));
            using var ana = await console.AsAsync("Ana");
            var before = (await aws.TruthAsync()).Buckets.ToDictionary(bucket => bucket.Name);

            var contained = await ContainAsync(console, ana, buckets);
            var reverted = await RevertAsync(console, ana);
            var asked = await UndoAsync(ana, contained, buckets, reverted);
            await console.UntilAsync(record => record.Attempts.Count(attempt => attempt.Status == AttemptStatus.Undone) == contained.Count + 1, "every undo");
            await console.RestAsync();

            var after = (await aws.TruthAsync()).Buckets.ToDictionary(bucket => bucket.Name);
            foreach (var bucket in buckets)
            {
                Assert.Equal(before[bucket.Name].Block, after[bucket.Name].Block);
                Assert.Equal(before[bucket.Name].Policy, after[bucket.Name].Policy);
            }

            Assert.Equal(before["reverted"].Policy, after["reverted"].Policy);
            // The block came off where it alone held everybody back.
            Assert.Equal(contained.Keys.Append("reverted").Order(), asked.Order());
            await console.IsSoundAsync();
        }

        folder.Delete(recursive: true);
    }

    /// <summary>Through the bucket's command; a block that already holds everybody back has nothing to contain, and says so.</summary>
    private static async Task<Dictionary<string, long>> ContainAsync(ConsoleStage console, ApiClient ana, List<(string Name, string? State)> buckets)
    {
        var contained = new Dictionary<string, long>();
        foreach (var (name, state) in buckets)
        {
            var answer = await ana.ContainAsync(name, $"bpa:{state ?? "none"}");
            // RestrictPublicBuckets is the last flag: with it on, nobody outside gets through a public policy.
            Assert.True(answer.IsAccepted == (state?[3] != '1'), $"{name}: {answer}");
            if (answer.IsAccepted)
            {
                contained[name] = answer.AttemptId;
            }
        }

        var record = await console.UntilAsync(record => contained.Values.All(id => record.Attempts.Single(attempt => attempt.Id == id).Status == AttemptStatus.Verified), "every containment");
        Assert.Equal(9, contained.Count);
        Assert.All(contained.Values, id => Assert.Equal("bpa:1111", record.Attempts.Single(attempt => attempt.Id == id).TargetFingerprint));
        return contained;
    }

    private static async Task<StoredAttempt> RevertAsync(ConsoleStage console, ApiClient ana)
    {
        var record = await console.UntilAsync(record => record.Findings.Any(finding => finding.BucketId == record.Bucket("reverted")!.Id), "the finding");
        var answer = await ana.DecideAsync(record.Findings.Single(finding => finding.BucketId == record.Bucket("reverted")!.Id).Id, "revert");
        Assert.True(answer.IsAccepted, answer.ToString());
        record = await console.UntilAsync(record => record.Attempts.Any(attempt => attempt is { Action: "RevertToBaseline", Status: AttemptStatus.Verified }), "the revert");
        return record.Attempts.Single(attempt => attempt.Action == "RevertToBaseline");
    }

    /// <summary>Without a confirmation first; returns the buckets for which one was asked.</summary>
    private static async Task<List<string>> UndoAsync(
        ApiClient ana, Dictionary<string, long> contained, List<(string Name, string? State)> buckets, StoredAttempt reverted)
    {
        var asked = new List<string>();
        async Task TakeBackAsync(string bucket, long attemptId, string live)
        {
            var answer = await ana.UndoAsync(attemptId, live, confirmWidening: false);
            if (!answer.IsAccepted)
            {
                Assert.Contains("confirm it", answer.Body, StringComparison.Ordinal);
                asked.Add(bucket);
                answer = await ana.UndoAsync(attemptId, live, confirmWidening: true);
            }

            Assert.True(answer.IsAccepted, $"{bucket}: {answer}");
        }

        foreach (var (name, _) in buckets.Where(bucket => contained.ContainsKey(bucket.Name)))
        {
            await TakeBackAsync(name, contained[name], "bpa:1111");
        }

        await TakeBackAsync("reverted", reverted.Id, reverted.TargetFingerprint);
        return asked;
    }

    /// <summary>The policy is public first: BlockPublicPolicy would refuse it afterwards.</summary>
    private static async Task ExposeAsync(AwsStage aws, string bucket, string? state)
    {
        await aws.CreateBucketAsync(bucket, PolicyTexts.Weak(bucket));
        if (state is not null)
        {
            await aws.PutBlockAsync(bucket, new AwsBlock(state[0] == '1', state[1] == '1', state[2] == '1', state[3] == '1'));
        }
    }
}
