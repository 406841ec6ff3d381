using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Escalation;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Tests.Remediation;

/// <summary>Whom a guard calls when somebody has the finding already.</summary>
public sealed class HoldEscalationTests
{
    [Fact]
    public async Task Whom_a_guard_calls_has_the_time_of_their_level_and_the_former_answer_does_not_count()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Automatic);
        await world.Store.Store.WriteAsync(
            async (scope, ct) =>
            {
                await scope.Db.Settings.AddAsync(new Setting { Key = EscalationPolicy.Key, Value = new EscalationPolicy([new("Lead", null, 5), new("Analysts on duty", null, 30), new("Boss", null, 60)]).Text }, ct);
                await scope.Db.Findings.Where(row => row.Id == finding.Id).ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.AcknowledgedBy, "Dana").SetProperty(row => row.EscalationLevel, 1), ct);
            },
            CancellationToken.None);

        await HoldAsync(world, bucket, finding);

        var held = await world.FindingAsync(finding.Id);
        Assert.Equal(("Analysts on duty", 2, null, world.Clock.NowUtc.AddMinutes(30)), (held.Assignee, held.EscalationLevel, held.AcknowledgedBy, held.AnswerByUtc));
    }

    [Theory]
    [InlineData(1, "Ana")]
    [InlineData(-1, "Analysts on duty")]
    public async Task Somebody_whose_time_is_over_does_not_keep_it(int hoursLeft, string has)
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Automatic);
        var escalated = await world.Desk.EscalateAsync(new FindingId(finding.Id), "Ana", "Whose is it?", world.Clock.NowUtc.AddHours(2), finding.Fingerprint, world.Bob, CancellationToken.None);
        Assert.True(escalated.IsAccepted, escalated.Message);
        world.Clock.Advance(TimeSpan.FromHours(2 - hoursLeft));

        await HoldAsync(world, bucket, finding);

        Assert.Equal(has, (await world.FindingAsync(finding.Id)).Assignee);
    }

    private static Task HoldAsync(World world, Bucket bucket, Finding finding) =>
        world.Store.Store.WriteAsync(
            async (scope, ct) =>
            {
                var held = await scope.Db.Findings.AsTracking().SingleAsync(f => f.Id == finding.Id, ct);
                await ActivatorUtilities.CreateInstance<Holds>(world.Services).ApplyAsync(
                    scope, await scope.Db.Buckets.AsTracking().SingleAsync(b => b.Id == bucket.Id, ct), [held], new RemediationDecision.Hold(HoldReason.AutomaticWriteLimit), ct);
            },
            CancellationToken.None);
}
