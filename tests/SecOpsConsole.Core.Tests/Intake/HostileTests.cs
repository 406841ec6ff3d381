using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;

namespace SecOpsConsole.Core.Tests.Intake;

/// <summary>Events are hints: whatever they claim, a good policy is never written over, and the end state follows what is live.</summary>
public sealed class HostileTests
{
    private static readonly string[] Policies =
        [SamplePolicy.AnyoneReads, SamplePolicy.AnyoneWrites, SamplePolicy.AnyoneReadsAndWrites, SamplePolicy.PartnerReads, SamplePolicy.OwnAccountLists, SamplePolicy.SsoWildcard, "{}", """{"Version":"2012-10-17","Statement":[]}"""];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Forged_events_never_lead_to_a_write_over_a_good_policy(int seed)
    {
        await using var world = await IntakeWorld.StartAsync();
        var random = new Random(seed);
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountReads;
        await world.InventoryAsync();
        await world.SetModeAsync("payroll", AutomaticMode.Automatic);

        for (var round = 0; round < Rounds; round++)
        {
            await world.PostAsync(Forge(world, random).ToBytes());
            if (random.Next(4) == 0)
            {
                await world.PassAsync(TimeSpan.FromSeconds(random.Next(90)));
            }
        }

        await world.PassAsync(TimeSpan.FromMinutes(2));
        await world.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Empty(world.Aws.Writes);
        Assert.Equal(SamplePolicy.OwnAccountReads, world.Aws["payroll"].Policy);
        Assert.All((await world.FindingsAsync()).Where(finding => finding.BucketId is not null), finding => Assert.Equal(WorkflowStatus.Resolved, finding.WorkflowStatus));
    }

    [Fact]
    public async Task A_forged_history_does_not_choose_what_is_restored()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountReads;
        await world.InventoryAsync();
        await world.SetModeAsync("payroll", AutomaticMode.Automatic);
        await world.DeliverAsync(SampleEvent.Put("payroll", SamplePolicy.OwnAccountLists, world.Now.AddMinutes(30)));
        await world.PassAsync(TimeSpan.FromMinutes(2));

        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        await world.PassAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(SamplePolicy.OwnAccountReads, world.Aws["payroll"].Policy);
    }

    [Fact]
    public async Task The_whole_corpus_twice_and_shuffled_gives_the_same_findings_and_no_further_write()
    {
        var corpus = Corpus(new DateTime(2026, 11, 20, 9, 0, 0, DateTimeKind.Utc));
        var inOrder = await PlayAsync(corpus);
        var random = new Random(7);
        var shuffled = await PlayAsync([.. corpus.Concat(corpus).OrderBy(_ => random.Next())]);

        Assert.Equal(inOrder, shuffled);
    }

    [Fact]
    public async Task A_bucket_that_an_event_names_and_aws_does_not_know_leaves_nothing_behind()
    {
        await using var world = await IntakeWorld.StartAsync();

        await world.DeliverAsync(SampleEvent.Put("never-existed", SamplePolicy.AnyoneReads, world.Now));
        await world.PassAsync(TimeSpan.FromSeconds(2));
        await world.PassAsync(TimeSpan.FromSeconds(10));
        await world.PassAsync(TimeSpan.FromSeconds(60));

        Assert.Empty(await world.FindingsAsync());
        Assert.Empty(await world.ReadAsync(db => Task.FromResult(db.Buckets.ToList())));
    }

    [Fact]
    public async Task Odd_bodies_are_filed_and_the_queue_goes_on()
    {
        await using var world = await IntakeWorld.StartAsync();
        string[] bodies =
        [
            """{"id":"a","source":"aws.s3","detail-type":"AWS API Call via CloudTrail"}""",
            """{"id":"b","source":"aws.s3","detail-type":"AWS API Call via CloudTrail","detail":[]}""",
            """{"id":"c","source":"aws.s3","detail-type":"AWS API Call via CloudTrail","account":"111122223333","region":"eu-west-1","detail":{"eventName":"PutBucketPolicy","eventSource":"s3.amazonaws.com"}}""",
            """{"id":"d","source":"aws.s3","detail-type":"AWS API Call via CloudTrail","account":"１１１１２２２２３３３３","region":"eu-west-1","detail":{"eventName":"PutBucketPolicy","eventSource":"s3.amazonaws.com","requestParameters":{"bucketName":"../../etc"}}}""",
            """{"id":"e","source":"aws.s3","detail-type":"AWS API Call via CloudTrail","account":"111122223333","region":"eu-west-1","detail":{"eventName":"PutBucketPolicy","eventSource":"s3.amazonaws.com","eventTime":"9999-12-31T23:59:59Z","requestParameters":{"bucketName":"payroll","bucketPolicy":"\ud800"}}}""",
            """{"id":"f","source":"aws.macie","detail-type":"Macie Finding","detail":"x"}""",
            """{"id":"g","source":"aws.states","detail-type":"Step Functions Execution Status Change","detail":{"executionArn":[],"status":{}}}""",
        ];
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountReads;

        foreach (var body in bodies)
        {
            await world.PostAsync(System.Text.Encoding.UTF8.GetBytes(body));
        }

        await world.DrainAsync();
        Assert.All(await world.EventsAsync(), row => Assert.NotEqual(EventStatus.Received, row.Status));
        Assert.Empty(world.Aws.Writes);
        Assert.Empty(await world.FindingsAsync());
    }

    /// <summary>The normal run uses a small part of the large count of <c>./test.sh long</c>.</summary>
    private static int Rounds => Environment.GetEnvironmentVariable("SECOPS_LONG") == "1" ? 4000 : 40;

    private static SampleEvent Forge(IntakeWorld world, Random random)
    {
        var utc = world.Now.AddSeconds(random.Next(-100_000, 100_000));
        var forged = random.Next(5) switch
        {
            0 => SampleEvent.Delete("payroll", utc),
            1 => SampleEvent.Call("DeleteBucketPublicAccessBlock", "payroll", utc),
            2 => SampleEvent.Call("DeleteBucket", "payroll", utc),
            _ => SampleEvent.Put("payroll", Policies[random.Next(Policies.Length)], utc),
        };
        return random.Next(6) switch
        {
            0 => forged.Failed("AccessDenied"),
            1 => forged.ByOurRole(random.Next(3)),
            2 => forged.With("recipientAccountId", "999988887777"),
            3 => forged.With("eventID", "always-the-same"),
            _ => forged,
        };
    }

    private static List<(string Bucket, string Policy, SampleEvent Event)> Corpus(DateTime from)
    {
        var events = new List<(string, string, SampleEvent)>();
        foreach (var (bucket, number) in new[] { "payroll", "invoices", "press-kit" }.Select((bucket, number) => (bucket, number)))
        {
            string[] story = [SamplePolicy.OwnAccountReads, SamplePolicy.AnyoneReads, SamplePolicy.OwnAccountLists, SamplePolicy.AnyoneReadsAndWrites];
            foreach (var (policy, step) in story.Take(2 + number).Select((policy, step) => (policy, step)))
            {
                events.Add((bucket, policy, SampleEvent.Put(bucket, policy, from.AddMinutes((10 * number) + step))));
            }
        }

        return events;
    }

    /// <summary>All of it arrives late: AWS shows the end of the story whatever the order of the events.</summary>
    private static async Task<List<(string, WorkflowStatus, Resolution?)>> PlayAsync(List<(string Bucket, string Policy, SampleEvent Event)> corpus)
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Clock.Advance(TimeSpan.FromHours(2));
        world.Aws["payroll"].Policy = SamplePolicy.AnyoneReads;
        world.Aws["invoices"].Policy = SamplePolicy.OwnAccountLists;
        world.Aws["press-kit"].Policy = SamplePolicy.AnyoneReadsAndWrites;
        foreach (var (_, _, sample) in corpus)
        {
            await world.DeliverAsync(sample);
        }

        for (var round = 0; round < 5; round++)
        {
            await world.PassAsync(TimeSpan.FromSeconds(61));
        }

        Assert.Empty(world.Aws.Writes);
        return [.. (await world.FindingsAsync()).Select(finding => (finding.DedupKey, finding.WorkflowStatus, finding.Resolution)).Order()];
    }
}
