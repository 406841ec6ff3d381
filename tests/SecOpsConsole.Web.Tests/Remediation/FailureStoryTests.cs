using System.Net.Http.Json;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Web.Tests.Remediation;

/// <summary>
/// Over HTTP against the sandbox: each way in which AWS refuses a policy or Block Public Access ends in a failed state that says what
/// happened, what was not changed and what to do next, and leaves AWS as it was.
/// </summary>
public sealed class FailureStoryTests
{
    private const string Role = "arn:aws:iam::111122223333:role/SecOpsConsoleRemediator";
    private const string Gone = "arn:aws:iam::111122223333:role/gone";
    private const string NotAuthorized = "User: arn:aws:sts::111122223333:assumed-role/SecOpsConsoleRemediator/s is not authorized to perform: s3:Put on resource: \"arn:aws:s3:::b\" ";

    /// <summary>What goes wrong; <c>Message</c> is what the struck write is answered.</summary>
    private sealed record Case(string Bucket, bool OfBlock, string Code, string Happened, string Next)
    {
        public string? Kind { get; init; }

        public string? Message { get; init; }

        public bool LocksOut { get; init; }

        public bool NamesDeleted { get; init; }

        public bool ChangesOwner { get; init; }

        public string Operation => OfBlock ? "PutPublicAccessBlock" : "PutBucketPolicy";
    }

    private static IEnumerable<Case> CasesOf(bool block)
    {
        var of = block ? "block" : "policy";
        Case Denied(string name, string layer, string happened, string next) => new($"{name}-{of}", block, $"AccessDenied.{layer}", happened, next)
        {
            Kind = "AccessDenied", Message = $"{NotAuthorized}with an {happened}",
        };
        yield return Denied("scp", "ServiceControlPolicy", "explicit deny in a service control policy", "Ask who manages AWS Organizations");
        yield return Denied("rcp", "ResourceControlPolicy", "explicit deny in a resource control policy", "guards the bucket itself");
        yield return Denied("vpce", "VpcEndpointPolicy", "explicit deny in a VPC endpoint policy", "Let its owner add the console's role");
        yield return Denied("boundary", "PermissionsBoundary", "explicit deny in a permissions boundary", "Ask who set the boundary");
        yield return Denied("session", "SessionPolicy", "explicit deny in a session policy", "not limited by a session policy");
        yield return new($"denied-{of}", block, "AccessDenied", "(AccessDenied: Access Denied)", "Else check the console's role") { Kind = "AccessDenied" };
        yield return new($"throttled-{of}", block, "SlowDown", "AWS limited our calls", "Wait a minute, then try again") { Kind = "Throttle" };
        yield return new($"lockout-{of}", block, "AccessDenied.ResourcePolicy", "an explicit deny in the bucket policy", "S3UnlockBucketPolicy") { LocksOut = true };
        yield return new($"owner-{of}", block, "AccessDenied", "(AccessDenied: Access Denied)", "does not belong to the configured account any more") { ChangesOwner = true };
        if (!block)
        {
            yield return new("malformed-policy", block, "MalformedPolicy", "AWS refused the policy", "a deleted user or role left behind") { NamesDeleted = true };
        }
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_refusal_of_AWS_ends_in_a_clear_failed_state_for_the_policy_and_for_Block_Public_Access()
    {
        var cases = CasesOf(block: false).Concat(CasesOf(block: true)).ToList();
        await using var console = await TestConsole.StartAsync(
            "Development", ("Sandbox:Enabled", "true"), ("Sandbox:Port", "0"), ("Sandbox:Seed", "empty"));
        using var sandbox = new HttpClient { BaseAddress = console.App.SandboxEndpoint };
        using var dana = await ClientAsync(sandbox, "dana");
        using var mallory = await ClientAsync(sandbox, "mallory");
        foreach (var item in cases)
        {
            await StageAsync(dana, item);
        }
        await UntilAsync(async () => (await AcceptedAsync(console)) == cases.Count, "every bucket has its baseline");
        await DeleteRoleAsync(sandbox);
        await UntilStaleIsSeenAsync(console, cases);
        foreach (var item in cases)
        {
            await dana.PutBucketPolicyAsync(new PutBucketPolicyRequest { BucketName = item.Bucket, Policy = Weak(item) }, Ct);
        }
        await UntilAsync(async () => await OpenAsync(console) >= cases.Count, "every bucket has its finding");
        await QuietAsync(console);

        await SpoilAsync(sandbox, dana, mallory, cases);
        await DecideAsync(console, cases);
        await UntilAsync(async () => await console.ReadAsync(db => db.Attempts.CountAsync(a => a.Status == AttemptStatus.Failed, Ct)) == cases.Count, "every attempt has failed");

        var failures = new List<string>();
        foreach (var item in cases)
        {
            var attempt = await console.ReadAsync(db => db.Attempts.SingleAsync(a => db.Buckets.Any(b => b.Id == a.BucketId && b.Name == item.Bucket), Ct));
            var text = attempt.FailureText ?? "";
            var unchanged = item.OfBlock ? "The Block Public Access setting was not changed." : "The policy was not changed.";
            if (attempt.FailureCode != item.Code || !text.Contains(item.Happened, StringComparison.Ordinal) || !text.Contains(unchanged, StringComparison.Ordinal)
                || !text.Contains(item.Next, StringComparison.Ordinal))
            {
                failures.Add($"{item.Bucket}: {attempt.FailureCode}: {text}");
            }
        }
        Assert.True(failures.Count == 0, string.Join('\n', failures));
        await AssertUntouchedAsync(dana, cases);
    }

    /// <summary>A bucket that one call can expose, with a baseline that the console accepts.</summary>
    private static async Task StageAsync(AmazonS3Client dana, Case item)
    {
        await dana.PutBucketAsync(new PutBucketRequest { BucketName = item.Bucket, BucketRegionName = "eu-west-1" }, Ct);
        await dana.DeletePublicAccessBlockAsync(new DeletePublicAccessBlockRequest { BucketName = item.Bucket }, Ct);
        await dana.PutBucketPolicyAsync(new PutBucketPolicyRequest { BucketName = item.Bucket, Policy = Good(item) }, Ct);
    }

    /// <summary>What breaks the writes that come: fault plans, a new owner. No event tells the console of it.</summary>
    private static async Task SpoilAsync(HttpClient sandbox, AmazonS3Client dana, AmazonS3Client mallory, List<Case> cases)
    {
        var plans = cases.Where(item => item.Kind is not null)
            .Select(item => (object)new { kind = item.Kind, operation = item.Operation, bucket = item.Bucket, message = item.Message }).Append(new { kind = "DropEvent" });
        using var faults = await sandbox.PostAsJsonAsync("/_sandbox/faults", new { plans }, Ct);
        Assert.True(faults.IsSuccessStatusCode, await faults.Content.ReadAsStringAsync(Ct));
        foreach (var item in cases.Where(item => item.ChangesOwner))
        {
            await dana.DeleteBucketAsync(new DeleteBucketRequest { BucketName = item.Bucket }, Ct);
            await mallory.PutBucketAsync(new PutBucketRequest { BucketName = item.Bucket, BucketRegionName = "eu-west-1" }, Ct);
        }
    }

    private static async Task DecideAsync(TestConsole console, List<Case> cases)
    {
        var desk = console.App.Services.GetRequiredService<AnalystDesk>();
        var otto = Caller.Person(await console.ReadAsync(db => db.People.Where(p => p.Role == Core.People.Role.Administrator).Select(p => p.Id).FirstAsync(Ct)));
        foreach (var item in cases)
        {
            var bucket = await console.ReadAsync(db => db.Buckets.SingleAsync(b => b.Name == item.Bucket, Ct));
            var finding = await console.ReadAsync(db => db.Findings.FirstAsync(f => f.BucketId == bucket.Id && f.Fingerprint == bucket.LiveFingerprint, Ct));
            var result = item.OfBlock
                ? await desk.ContainAsync(new FindingId(finding.Id), bucket.BlockState!, "test", otto, Ct)
                : await desk.RevertAsync(new FindingId(finding.Id), bucket.LiveFingerprint!, "test", otto, Ct);
            Assert.True(result.IsAccepted, $"{item.Bucket}: {result.Message}");
        }
    }

    private static async Task AssertUntouchedAsync(AmazonS3Client dana, List<Case> cases)
    {
        foreach (var item in cases.Where(item => !item.ChangesOwner))
        {
            var policy = await dana.GetBucketPolicyAsync(new GetBucketPolicyRequest { BucketName = item.Bucket }, Ct);
            Assert.Contains("\"World\"", policy.Policy, StringComparison.Ordinal);
            await Assert.ThrowsAsync<AmazonS3Exception>(() => dana.GetPublicAccessBlockAsync(new GetPublicAccessBlockRequest { BucketName = item.Bucket }, Ct));
        }
    }

    private static async Task DeleteRoleAsync(HttpClient sandbox)
    {
        using var answer = await sandbox.DeleteAsync($"/_sandbox/principals?arn={Uri.EscapeDataString(Gone)}", Ct);
        Assert.True(answer.IsSuccessStatusCode);
    }

    /// <summary>S3 shows the id of a deleted principal from now on; the console must have read it to have it in its history.</summary>
    private static async Task UntilStaleIsSeenAsync(TestConsole console, List<Case> cases)
    {
        var desk = console.App.Services.GetRequiredService<AnalystDesk>();
        var otto = Caller.Person(await console.ReadAsync(db => db.People.Where(p => p.Role == Core.People.Role.Administrator).Select(p => p.Id).FirstAsync(Ct)));
        foreach (var item in cases.Where(item => item.NamesDeleted))
        {
            var id = await console.ReadAsync(db => db.Buckets.Where(b => b.Name == item.Bucket).Select(b => b.Id).SingleAsync(Ct));
            Assert.True((await desk.RequestLookAsync(new BucketId(id), otto, Ct)).IsAccepted);
            await UntilAsync(async () => await console.ReadAsync(db => db.PolicyVersions.AnyAsync(v => v.BucketId == id && v.Text!.Contains("AROA"), Ct)), "the id that was left behind is seen");
        }
    }

    private static Task<int> AcceptedAsync(TestConsole console) =>
        console.ReadAsync(db => db.Buckets.CountAsync(b => b.ObservedUtc != null && db.PolicyVersions.Any(v => v.Id == b.LiveVersionId && v.Accepted && v.Text != null), Ct));

    private static Task<int> OpenAsync(TestConsole console) =>
        console.ReadAsync(db => db.Findings.Where(f => f.Check == CheckIds.PublicPrincipal && f.WorkflowStatus == WorkflowStatus.New).Select(f => f.BucketId).Distinct().CountAsync(Ct));

    private static Task QuietAsync(TestConsole console) =>
        UntilAsync(async () => await console.ReadAsync(db => db.WorkItems.CountAsync(w => w.CompletedUtc == null, Ct)) == 0, "no work is left");

    private static async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        var patience = System.Diagnostics.Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(10), $"It never happened that {what}.");
            await Task.Delay(100, Ct);
        }
    }

    private static async Task<AmazonS3Client> ClientAsync(HttpClient sandbox, string name)
    {
        var identities = await sandbox.GetFromJsonAsync<JsonElement>("/_sandbox/identities", Ct);
        var person = identities.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("name").GetString() == name);
        return new AmazonS3Client(
            new BasicAWSCredentials(person.GetProperty("accessKeyId").GetString(), person.GetProperty("secretAccessKey").GetString()),
            new AmazonS3Config { ServiceURL = sandbox.BaseAddress!.ToString(), AuthenticationRegion = "eu-west-1", ForcePathStyle = true });
    }

    private static string Good(Case item) => Policy(Allow("Team", $$"""{"AWS":"{{(item.NamesDeleted ? Gone : "arn:aws:iam::111122223333:role/web")}}"}""", item.Bucket));

    private static string Weak(Case item) => item.LocksOut
        ? Policy(Allow("World", "\"*\"", item.Bucket), $$"""{"Sid":"Lock","Effect":"Deny","Principal":{"AWS":"{{Role}}"},"Action":["s3:PutBucketPolicy","s3:DeleteBucketPolicy","s3:PutBucketPublicAccessBlock"],"Resource":"arn:aws:s3:::{{item.Bucket}}"}""")
        : Policy(Allow("World", "\"*\"", item.Bucket));

    private static string Policy(params string[] statements) => $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""";

    private static string Allow(string sid, string principal, string bucket) =>
        $$"""{"Sid":"{{sid}}","Effect":"Allow","Principal":{{principal}},"Action":"s3:GetObject","Resource":"arn:aws:s3:::{{bucket}}/*"}""";
}
