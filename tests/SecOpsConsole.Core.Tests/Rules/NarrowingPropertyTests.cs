using System.Text.Json;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Tests.Rules;

/// <summary>
/// Automatic mode only narrows: over random pairs of policies, whatever it would write allows no outsider a request that the
/// policy before did not allow. The oracle evaluates requests one by one and shares no code with the judge.
/// </summary>
public sealed class NarrowingPropertyTests
{
    private const string Own = "111122223333";
    private static readonly string[] Principals = ["*", Own, "444455556666", "777788889999", "service"];
    private static readonly string[] Actions = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"];
    private static readonly string[] Resources = ["arn:aws:s3:::payroll/*", "arn:aws:s3:::payroll/public/*"];
    private static readonly string[] Organizations = ["", "o-aaaaaaaaaa", "o-bbbbbbbbbb"];

    [Fact]
    public void No_automatic_write_lets_an_outsider_do_more()
    {
        var pairs = Environment.GetEnvironmentVariable("SECOPS_LONG") == "1" ? 100_000 : 1_000;
        var random = new Random(20261122);
        var written = 0;
        for (var i = 0; i < pairs; i++)
        {
            var (live, baseline) = (Policy.Random(random), Policy.Random(random));
            if (Decide(live, baseline) is not RemediationDecision.Remediate)
            {
                continue;
            }
            written++;
            foreach (var request in Request.Outsiders())
            {
                Assert.False(baseline.Allows(request) && !live.Allows(request), $"{request} gained by going from {live.Text} to {baseline.Text}.");
            }
        }
        Assert.True(written > pairs / 100, $"Only {written} of {pairs} pairs were written: the property says nothing.");
    }

    [Fact]
    public void No_automatic_repair_lets_an_outsider_do_more_or_leaves_the_bucket_open_to_strangers()
    {
        var policies = Environment.GetEnvironmentVariable("SECOPS_LONG") == "1" ? 100_000 : 1_000;
        var random = new Random(20261123);
        var written = 0;
        for (var i = 0; i < policies; i++)
        {
            var live = Policy.Random(random);
            if (Decide(live, Policy.Random(random), AutomaticAction.RepairStatements) is not RemediationDecision.Remediate decision)
            {
                continue;
            }
            written++;
            var repaired = live.Without(decision.Target.Text);
            Assert.Equal(decision.Target.Fingerprint, PolicyFingerprint.OfText(repaired.Text).Value);
            foreach (var request in Request.Outsiders())
            {
                Assert.False(repaired.Allows(request) && !live.Allows(request), $"{request} gained by repairing {live.Text}.");
                Assert.False(request.Account == "anonymous" && repaired.Allows(request), $"{request} is still open after repairing {live.Text}.");
            }
        }
        Assert.True(written > policies / 100, $"Only {written} of {policies} policies were repaired: the property says nothing.");
    }

    private static RemediationDecision Decide(Policy live, Policy baseline, AutomaticAction action = AutomaticAction.RevertToBaseline)
    {
        var bucket = new Bucket { AccountId = Own, Region = "eu-west-1", Name = "payroll" };
        var (before, after) = (Version(bucket, live), Version(bucket, baseline));
        // Also a baseline that somebody approved although it is weak: approval does not make it narrower.
        after.Accepted = true;
        var repair = RepairChooser.Choose(bucket, before, new HashSet<string>());
        var target = action == AutomaticAction.RepairStatements ? repair.Target?.Text : baseline.Text;
        return RemediationDecider.Decide(
            new DecisionFacts { Repair = repair, Live = before, ReachableByAnyone = JudgeOfBuckets.Judge(BucketStore.Reference(bucket), live.Text).IsCertainlyOpen, Baseline = after, BaselineMissing = null, EventUtc = Now },
            new DecisionContext
            {
                Mode = AutomaticMode.Automatic,
                Action = action,
                BucketHold = null,
                GlobalStop = false,
                AttemptActive = false,
                AttemptFailed = false,
                TargetWidens = Widening.ForOutsiders(bucket, live.Text, target),
                AutomaticWritesToBucket = [],
                AutomaticWritesInAccount = [],
                NowUtc = Now,
            });
    }

    private static readonly DateTime Now = new(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc);

    private static PolicyVersion Version(Bucket bucket, Policy policy)
    {
        var verdict = JudgeOfBuckets.Judge(BucketStore.Reference(bucket), policy.Text);
        return new PolicyVersion
        {
            Fingerprint = PolicyFingerprint.OfText(policy.Text).Value,
            Text = policy.Text,
            Public = verdict.Public,
            IsCompliant = JudgeOfBuckets.IsCompliant(verdict),
            IsInvalid = verdict.IsInvalid,
        };
    }

    private sealed record Request(string Account, string Action, string Resource, string Organization)
    {
        public static IEnumerable<Request> Outsiders() =>
            from account in new[] { "anonymous", "444455556666", "777788889999", "222233334444", "service" }
            from action in Actions
            from resource in Resources
            from organization in account is "anonymous" or "service" ? [""] : Organizations
            select new Request(account, action, resource, organization);
    }

    private sealed record Line(bool Allow, string Principal, string Action, string Resource, string? Organization)
    {
        public bool Matches(Request request) =>
            (Principal == "*" || Principal == request.Account)
            && (Action == "s3:*" || Action == request.Action)
            && (Resource == request.Resource || Resource == Resources[0])
            && (Organization is null || Organization == request.Organization);

        public Dictionary<string, object> Json()
        {
            var json = new Dictionary<string, object>
            {
                ["Effect"] = Allow ? "Allow" : "Deny",
                ["Principal"] = Principal switch
                {
                    "*" => "*",
                    "service" => new Dictionary<string, string> { ["Service"] = "logging.s3.amazonaws.com" },
                    _ => new Dictionary<string, string> { ["AWS"] = $"arn:aws:iam::{Principal}:root" },
                },
                ["Action"] = Action,
                ["Resource"] = Resource,
            };
            if (Organization is not null)
            {
                json["Condition"] = new Dictionary<string, object> { ["StringEquals"] = new Dictionary<string, string> { ["aws:PrincipalOrgID"] = Organization } };
            }
            return json;
        }
    }

    private sealed record Policy(Line[] Lines)
    {
        public string? Text { get; } = Lines.Length == 0
            ? null
            : JsonSerializer.Serialize(new Dictionary<string, object> { ["Version"] = "2012-10-17", ["Statement"] = Lines.Select(line => line.Json()) });

        /// <summary>The lines that a repaired text still has: it only ever takes whole statements out of these policies.</summary>
        public Policy Without(string? repaired)
        {
            using var json = JsonDocument.Parse(repaired ?? """{"Statement":[]}""");
            var left = json.RootElement.GetProperty("Statement").EnumerateArray().Select(statement => statement.GetRawText()).ToList();
            return new Policy([.. Lines.Where(line => left.Remove(JsonSerializer.Serialize(line.Json())))]);
        }

        public bool Allows(Request request) =>
            Lines.Any(line => line.Allow && line.Matches(request)) && !Lines.Any(line => !line.Allow && line.Matches(request));

        public static Policy Random(Random random) => new([.. Enumerable.Range(0, random.Next(0, 4)).Select(_ =>
        {
            var principal = Principals[random.Next(Principals.Length)];
            return new Line(
                random.Next(4) != 0,
                principal,
                random.Next(4) == 0 ? "s3:*" : Actions[random.Next(Actions.Length)],
                Resources[random.Next(Resources.Length)],
                principal != "service" && random.Next(4) == 0 ? Organizations[random.Next(1, 3)] : null);
        })]);
    }
}
