using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Core.Tests.Remediation;

/// <summary>Each way in which AWS refuses ends in a failed state with its own name: what happened, what was not changed, what to do next.</summary>
public sealed class FailureWordsTests
{
    public static TheoryData<DeniedBy, bool, string, string> Layers => new()
    {
        { DeniedBy.ServiceControlPolicy, true, "an explicit deny in a service control policy", "Ask who manages AWS Organizations" },
        { DeniedBy.ServiceControlPolicy, false, "no service control policy allows it", "Ask who manages AWS Organizations" },
        { DeniedBy.ResourceControlPolicy, true, "an explicit deny in a resource control policy", "guards the bucket itself" },
        { DeniedBy.VpcEndpointPolicy, true, "an explicit deny in a VPC endpoint policy", "the VPC endpoint through which the console calls S3" },
        { DeniedBy.PermissionsBoundary, true, "an explicit deny in a permissions boundary", "Ask who set the boundary" },
        { DeniedBy.SessionPolicy, true, "an explicit deny in a session policy", "not limited by a session policy" },
        { DeniedBy.ResourcePolicy, true, "an explicit deny in the bucket policy", "S3UnlockBucketPolicy" },
        { DeniedBy.IdentityPolicy, false, "no statement of the role's own policies allows it", "deploy its template again" },
        { DeniedBy.RoleTrust, false, "no statement of the role's trust policy allows it", "the external id" },
        { DeniedBy.BlockPublicAccess, true, "Block Public Access refuses public policies here", "Undo the containment first" },
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public async Task A_denial_is_permanent_and_names_the_layer_for_the_policy(DeniedBy by, bool isExplicit, string happened, string next) =>
        await CheckAsync(RevertAsync, Denied(by, isExplicit), $"AccessDenied.{by}", $"AWS denied the call on payroll: {happened} (AccessDenied).", "The policy was not changed.", next);

    [Theory]
    [MemberData(nameof(Layers))]
    public async Task A_denial_is_permanent_and_names_the_layer_for_Block_Public_Access(DeniedBy by, bool isExplicit, string happened, string next) =>
        await CheckAsync(ContainAsync, Denied(by, isExplicit), $"AccessDenied.{by}", $"AWS denied the call on payroll: {happened} (AccessDenied).", "The Block Public Access setting was not changed.", next);

    [Fact]
    public async Task A_denial_without_a_reason_may_be_a_wrong_owner_and_says_so()
    {
        var fault = Denied(DeniedBy.Unexplained, isExplicit: false);
        await CheckAsync(RevertAsync, fault, "AccessDenied", "AWS denied the call on payroll (AccessDenied: Access Denied).", "The policy was not changed.", "does not belong to the configured account any more");
        await CheckAsync(ContainAsync, fault, "AccessDenied", "AWS denied the call on payroll (AccessDenied: Access Denied).", "The Block Public Access setting was not changed.", "if it is another one, do nothing");
    }

    [Fact]
    public async Task A_throttling_that_does_not_end_fails_with_its_own_words()
    {
        await CheckAsync(RevertAsync, FakeGateway.Fault(AwsFaultKind.Throttled, "SlowDown"), "SlowDown", "AWS limited our calls for payroll (SlowDown).", "The policy was not changed.", "Wait a minute, then try again.", times: 100);
        await CheckAsync(ContainAsync, FakeGateway.Fault(AwsFaultKind.Throttled, "SlowDown"), "SlowDown", "AWS limited our calls for payroll (SlowDown).", "The Block Public Access setting was not changed.", "Wait a minute, then try again.", times: 100);
    }

    [Fact]
    public async Task A_version_with_the_id_of_a_deleted_role_is_refused_by_AWS_and_the_text_names_it()
    {
        var stale = SamplePolicies.Good.Replace("arn:aws:iam::111122223333:role/web", "AROAQ3EGRXKTEXAMPLE00", StringComparison.Ordinal);
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review, stale, SamplePolicies.Weak);
        // A person accepted it while the role was there.
        await world.Store.Store.WriteAsync((scope, _) =>
        {
            var version = scope.Db.PolicyVersions.Single(v => v.BucketId == bucket.Id && v.Text == stale);
            (version.Accepted, version.ApprovedBy) = (true, "Ana");
            scope.Db.Buckets.Single(b => b.Id == bucket.Id).BaselineVersionId = version.Id;
            return Task.CompletedTask;
        }, CancellationToken.None);
        world.Aws.NextWrites.Enqueue(new AwsFault(AwsFaultKind.Invalid, "MalformedPolicy", "Invalid principal in policy", "REQFAULT"));

        var preview = await world.Desk.PreviewRevertAsync(new FindingId(finding.Id), world.Ana, CancellationToken.None);
        Assert.StartsWith("The policy names AROAQ3EGRXKTEXAMPLE00", Assert.Single(preview.Preview!.Warnings), StringComparison.Ordinal);
        await world.Desk.RevertAsync(new FindingId(finding.Id), bucket.LiveFingerprint!, null, world.Ana, CancellationToken.None);
        await world.DrainAsync();

        var attempt = await world.LatestAttemptAsync();
        Assert.Equal((AttemptStatus.Failed, "MalformedPolicy"), (attempt.Status, attempt.FailureCode));
        Assert.Equal(
            "AWS refused the policy for payroll (MalformedPolicy: Invalid principal in policy). The policy was not changed. The version names AROAQ3EGRXKTEXAMPLE00, the unique id that "
            + "a deleted user or role left behind, and AWS takes no such principal back. Repair the live policy instead, or put the version by hand without it, then approve it here.",
            attempt.FailureText);
        Assert.Equal(SamplePolicies.Weak, world.Aws["payroll"]);
    }

    private static AwsFault Denied(DeniedBy by, bool isExplicit) =>
        new(AwsFaultKind.Denied, "AccessDenied", "Access Denied", "REQFAULT") { Denial = new Denial(by, isExplicit) };

    private static Task<DeskResult> RevertAsync(World world, Bucket bucket, Finding finding) =>
        world.Desk.RevertAsync(new FindingId(finding.Id), bucket.LiveFingerprint!, null, world.Ana, CancellationToken.None);

    private static Task<DeskResult> ContainAsync(World world, Bucket bucket, Finding finding) =>
        world.Desk.ContainAsync(new FindingId(finding.Id), bucket.BlockState!, null, world.Ana, CancellationToken.None);

    private static async Task CheckAsync(
        Func<World, Bucket, Finding, Task<DeskResult>> decide, AwsFault fault, string name, string happened, string unchanged, string next, int times = 1)
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        for (var i = 0; i < times; i++)
        {
            world.Aws.NextWrites.Enqueue(fault);
        }

        Assert.True((await decide(world, bucket, finding)).IsAccepted);
        await world.DrainAsync();

        var attempt = await world.LatestAttemptAsync();
        Assert.Equal((AttemptStatus.Failed, name), (attempt.Status, attempt.FailureCode));
        Assert.StartsWith($"{happened} {unchanged}", attempt.FailureText, StringComparison.Ordinal);
        Assert.Contains(next, attempt.FailureText, StringComparison.Ordinal);
        Assert.Equal(RemediationStatus.Failed, (await world.FindingAsync(finding.Id)).RemediationStatus);
        Assert.Empty(world.Aws.Writes);
        Assert.Empty(world.Aws.BlockWrites);
    }
}
