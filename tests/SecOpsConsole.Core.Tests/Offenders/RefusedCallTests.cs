using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Offenders;
using SecOpsConsole.Core.Tests.Intake;

namespace SecOpsConsole.Core.Tests.Offenders;

/// <summary>Calls that AWS refused count, when they would have opened something; IAM's events are understood.</summary>
public sealed class RefusedCallTests
{
    [Fact]
    public async Task Three_refused_attempts_to_open_a_bucket_are_a_finding()
    {
        await using var world = await IntakeWorld.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            await world.DeliverAsync(SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, world.Now).Failed("AccessDenied"));
        }

        var finding = Assert.Single(await world.FindingsAsync());
        Assert.Equal("AWS refused 3 calls of dana within 2 minutes that would have opened payroll", finding.Title);
        Assert.Equal((FindingCategory.Principal, "arn:aws:iam::111122223333:user/dana"), (finding.Category, finding.Actor.Arn));
    }

    [Fact]
    public async Task The_same_event_told_twice_counts_once()
    {
        await using var world = await IntakeWorld.StartAsync();
        var refused = SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, world.Now).Failed("AccessDenied");
        await world.DeliverAsync(refused);
        await world.DeliverAsync(refused);
        await world.DeliverAsync(refused.WithEnvelopeId("hop-between-buses"));

        Assert.Single(await world.Store.ReadAsync((db, ct) => db.Offences.ToListAsync(ct), CancellationToken.None));
    }

    [Fact]
    public async Task A_typing_error_a_busy_moment_and_a_harmless_call_are_no_offence()
    {
        await using var world = await IntakeWorld.StartAsync();
        foreach (var harmless in new[]
        {
            SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, world.Now).Failed("MalformedPolicy"),
            SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, world.Now).Failed("OperationAborted"),
            SampleEvent.Put("payroll", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/app"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::payroll/*"}]}""", world.Now).Failed("AccessDenied"),
            SampleEvent.Delete("payroll", world.Now).Failed("AccessDenied"),
            SampleEvent.Call("PutBucketEncryption", "payroll", world.Now).Failed("AccessDenied"),
        })
        {
            await world.DeliverAsync(harmless);
        }

        Assert.Empty(await world.Store.ReadAsync((db, ct) => db.Offences.ToListAsync(ct), CancellationToken.None));
    }

    [Theory]
    [InlineData("DeleteBucketPublicAccessBlock", 1)]
    [InlineData("PutBucketAcl", 0)]
    public async Task What_the_call_asked_for_decides(string call, int offences)
    {
        await using var world = await IntakeWorld.StartAsync();
        await world.DeliverAsync(SampleEvent.Call(call, "payroll", world.Now).Failed("AccessDenied"));
        Assert.Equal(offences, await world.Store.ReadAsync((db, ct) => db.Offences.CountAsync(ct), CancellationToken.None));
    }

    [Fact]
    public async Task A_public_acl_that_was_refused_counts()
    {
        await using var world = await IntakeWorld.StartAsync();
        var acl = SampleEvent.Call("PutBucketAcl", "payroll", world.Now).Failed("AccessDenied");
        acl.Request["x-amz-acl"] = "public-read";
        await world.DeliverAsync(acl);
        Assert.Equal(1, await world.Store.ReadAsync((db, ct) => db.Offences.CountAsync(ct), CancellationToken.None));
    }

    [Fact]
    public async Task An_inline_policy_that_is_not_ours_is_understood_and_nothing_follows()
    {
        await using var world = await IntakeWorld.StartAsync();
        await world.DeliverAsync(Iam("PutUserPolicy", "Reporting", world.Now));

        var row = Assert.Single(await world.EventsAsync());
        Assert.Equal((EventStatus.Processed, "PutUserPolicy"), (row.Status, row.Name));
    }

    [Fact]
    public async Task Our_policy_on_somebody_we_never_stopped_is_filed_as_foreign()
    {
        await using var world = await IntakeWorld.StartAsync();
        await world.DeliverAsync(Iam("PutUserPolicy", "SecOpsQuarantine", world.Now));
        Assert.Contains("The console put none there", Assert.Single(await world.EventsAsync()).Note, StringComparison.Ordinal);
    }

    private static SampleEvent Iam(string call, string policy, DateTime utc)
    {
        var made = SampleEvent.Call(call, "none", utc).With("eventSource", "iam.amazonaws.com").With("awsRegion", "us-east-1").With("resources", null);
        made.Request.Remove("bucketName");
        made.Request["userName"] = "ivan";
        made.Request["policyName"] = policy;
        return made;
    }
}
