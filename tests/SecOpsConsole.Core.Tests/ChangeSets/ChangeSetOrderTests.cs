using System.Text;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.ChangeSets;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Tests.Intake;

namespace SecOpsConsole.Core.Tests.ChangeSets;

/// <summary>Events come in any order and more than once; what is made of them is the same.</summary>
public sealed class ChangeSetOrderTests
{
    private const int Rounds = 12;
    private static readonly string[] Buckets = ["alpha", "beta", "gamma", "delta"];

    [Fact]
    public async Task In_any_order_and_told_twice_the_sets_findings_and_signals_are_the_same()
    {
        var expected = await PlayAsync(events => events, twice: false);
        Assert.Contains("run-1", expected, StringComparison.Ordinal);
        var random = new Random(20261126);
        for (var round = 0; round < Rounds; round++)
        {
            var seed = random.Next();
            var shuffled = new Random(seed);
            var actual = await PlayAsync(
                events => [.. events.Concat(events.Where(_ => shuffled.Next(3) == 0)).OrderBy(_ => shuffled.Next())], twice: round % 2 == 1);
            Assert.True(expected == actual, $"With seed {seed} it became\n{actual}\ninstead of\n{expected}");
        }
    }

    /// <summary>All events are delivered before a last look rules a stale read out; then that look runs too.</summary>
    private static async Task<string> PlayAsync(Func<IReadOnlyList<byte[]>, IReadOnlyList<byte[]>> order, bool twice)
    {
        await using var world = await IntakeWorld.StartAsync();
        foreach (var bucket in Buckets)
        {
            world.Aws[bucket].Policy = Weak(bucket);
        }

        world.Aws["delta"].Policy = SamplePolicy.PartnerReads.Replace("payroll", "delta", StringComparison.Ordinal);
        foreach (var body in order(Events(world.Now.AddMinutes(-30))))
        {
            await world.PostAsync(body);
            await world.DrainAsync(twice);
        }

        world.Clock.Advance(LookPayload.LastLookAfter);
        await world.DrainAsync(twice);
        return await TellAsync(world);
    }

    /// <summary>Two robots and a person, interleaved; the calls of the first robot are one change only because of those in between.</summary>
    private static List<byte[]> Events(DateTime from)
    {
        SampleEvent Put(string bucket, int minute) => SampleEvent.Put(bucket, Weak(bucket), from.AddMinutes(minute)).With("eventID", $"put-{bucket}-{minute}").WithEnvelopeId($"e-{bucket}-{minute}");
        SampleEvent Call(string name, string bucket, int minute) => SampleEvent.Call(name, bucket, from.AddMinutes(minute)).With("eventID", $"{name}-{bucket}-{minute}").WithEnvelopeId($"c-{name}-{bucket}-{minute}");
        const string danaArn = $"arn:aws:sts::{FakeAws.Account}:assumed-role/dev/dana";
        return
        [
            Call("DeleteBucketPublicAccessBlock", "alpha", 0).InSession("deploy", "run-1", "ASIA1").ToBytes(),
            Put("alpha", 4).InSession("deploy", "run-1", "ASIA1").ToBytes(),
            Put("beta", 8).InSession("deploy", "run-1", "ASIA1").ToBytes(),
            Put("gamma", 6).InSession("deploy", "run-1", "ASIA2").ToBytes(),
            Call("PutBucketEncryption", "gamma", 7).InSession("deploy", "run-1", "ASIA2").ToBytes(),
            SampleEvent.Put("delta", SamplePolicy.PartnerReads.Replace("payroll", "delta", StringComparison.Ordinal), from.AddMinutes(5))
                .With("eventID", "put-delta").WithEnvelopeId("e-delta").InSession("dev", "dana", "ASIA3", "aws-cli/2.17.0").ToBytes(),
            Told.Config("alpha", from.AddMinutes(9)),
            Told.Config("gamma", from.AddMinutes(10)),
            Told.Macie("alpha", from.AddMinutes(4), "m-alpha"),
            Told.Macie("alpha", from.AddMinutes(11), "m-alpha", firstSeenUtc: from.AddMinutes(4), count: 2),
            Told.Macie("delta", from.AddMinutes(5), "m-delta", "S3BucketSharedExternally", danaArn),
            Told.Macie("beta", from.AddMinutes(8), "m-beta", "S3BucketEncryptionDisabled"),
        ];
    }

    private static string Weak(string bucket) => SamplePolicy.AnyoneReads.Replace("payroll", bucket, StringComparison.Ordinal);

    /// <summary>Everything but the numbers that rows get in the order of arrival.</summary>
    private static Task<string> TellAsync(IntakeWorld world) => world.ReadAsync(async db =>
    {
        var sets = await db.ChangeSets.Where(set => set.MergedIntoId == null).ToListAsync();
        var signals = await db.Signals.ToListAsync();
        var findings = await db.Findings.ToListAsync();
        var names = findings.ToDictionary(finding => finding.Id, finding => finding.DedupKey);
        var text = new StringBuilder();
        foreach (var set in sets.OrderBy(set => set.Chain, StringComparer.Ordinal).ThenBy(set => set.FirstUtc))
        {
            text.AppendLine($"{set.Chain} {set.FirstUtc:HH:mm} to {set.LastUtc:HH:mm}, listed {set.HasFindings}");
            Tell(text, set.Id);
        }

        text.AppendLine("in no set");
        Tell(text, null);
        return text.ToString();

        void Tell(StringBuilder lines, long? set)
        {
            foreach (var finding in findings.Where(row => row.ChangeSetId == set).OrderBy(row => row.DedupKey, StringComparer.Ordinal))
            {
                lines.AppendLine($"  {finding.DedupKey} {finding.Severity} {finding.Source} {finding.WorkflowStatus} {finding.RemediationStatus} by {finding.Actor.Name}");
            }

            foreach (var signal in signals.Where(row => row.ChangeSetId == set).OrderBy(row => row.Key, StringComparer.Ordinal))
            {
                lines.AppendLine($"  {signal.Key} {signal.Name} {signal.Severity} at {signal.AtUtc:HH:mm} of {(signal.FindingId is { } id ? names[id] : "-")}");
            }
        }
    });
}
