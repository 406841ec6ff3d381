using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules;

namespace SecOpsConsole.Core.Tests.Remediation;

/// <summary>Whom a guard calls when somebody has the finding already.</summary>
public sealed class HoldEscalationTests
{
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

        await world.Store.Store.WriteAsync(
            async (scope, ct) =>
            {
                var held = await scope.Db.Findings.AsTracking().SingleAsync(f => f.Id == finding.Id, ct);
                await ActivatorUtilities.CreateInstance<Holds>(world.Services).ApplyAsync(
                    scope, await scope.Db.Buckets.AsTracking().SingleAsync(b => b.Id == bucket.Id, ct), [held], new RemediationDecision.Hold(HoldReason.AutomaticWriteLimit), ct);
            },
            CancellationToken.None);

        Assert.Equal(has, (await world.FindingAsync(finding.Id)).Assignee);
    }
}
