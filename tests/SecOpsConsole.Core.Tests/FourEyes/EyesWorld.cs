using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Tests.Remediation;

namespace SecOpsConsole.Core.Tests.FourEyes;

/// <summary>What people do in the stories of four eyes.</summary>
internal static class EyesWorld
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static async Task<(Bucket Bucket, Finding Finding)> GuardedAsync(this World world, EyesRule? rule = null, AutomaticMode mode = AutomaticMode.Review)
    {
        var (bucket, finding) = await world.AddExposedAsync("payroll", mode);
        Assert.True((await world.Desk.SetFourEyesAsync(new BucketId(bucket.Id), rule ?? EyesRule.All, "payroll data", world.Otto, None)).IsAccepted);
        return (bucket, finding);
    }

    public static Task<DeskResult> ApproveAsync(this World world, Finding finding, Caller caller, string? reason = "The shop needs it.") =>
        world.Desk.ApproveAsync(new FindingId(finding.Id), finding.Fingerprint!, reason, caller, None);

    /// <summary>Ana asks to approve, and the request waits.</summary>
    public static async Task<DeskRequest> AskToApproveAsync(this World world, Finding finding, Caller? caller = null)
    {
        var result = await world.ApproveAsync(finding, caller ?? world.Ana);
        Assert.Equal(DeskOutcome.Requested, result.Outcome);
        return await world.RequestAsync(result.RequestId!.Value);
    }

    public static Task<DeskRequest> RequestAsync(this World world, long id) => world.ReadAsync(db => db.Requests.SingleAsync(r => r.Id == id));

    public static Task<DeskResult> GrantAsync(this World world, DeskRequest request, Caller caller) =>
        world.Get<RequestDesk>().GrantAsync(new RequestId(request.Id), "Looked at it.", caller, None);

    public static async Task<Caller> TokenOfAsync(this World world, Caller maker, Role role = Role.Analyst)
    {
        var issued = await world.Tokens.CreateAsync("playbook", role, maker, None);
        return (await world.Tokens.FindAsync(issued.Secret!, None))!;
    }
}
