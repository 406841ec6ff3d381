using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Offenders;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Tests.Remediation;
using static SecOpsConsole.Core.Tests.Offenders.OffenderWorld;

namespace SecOpsConsole.Core.Tests.Offenders;

/// <summary>The console's own deny: put once, read back, taken away exactly.</summary>
public sealed class QuarantineTests
{
    private const string Name = "SecOpsQuarantine";
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_quarantine_is_put_read_back_and_told_with_what_was_there_before()
    {
        await using var world = await World.OpenAsync();
        world.Iam[Ivan]["Reporting"] = "{}";

        var detail = await world.QuarantinedAsync();

        Assert.Equal((AttemptStatus.Verified, QuarantineChoice.S3Exposure), (detail.LatestAttempt!.Status, detail.Quarantined));
        Assert.Equal((WorkflowStatus.New, RemediationStatus.Verified), (detail.Finding.WorkflowStatus, detail.Finding.RemediationStatus));
        Assert.Equal(Quarantine.Text(QuarantineChoice.S3Exposure), Assert.Single(world.Iam.Writes).Text);
        Assert.Equal(["Reporting", Name], world.Iam[Ivan].Keys);
        Assert.Equal((detail.LatestAttempt.Id, "none"), (detail.Principal.QuarantineAttemptId, detail.LatestAttempt.PreImageState));
        Assert.Contains(detail.Timeline, row => row.Text == "ivan has the inline policies Reporting.");
        Assert.False(detail.Actions.Quarantine.Offered);
        Assert.True(detail.Actions.Release.Offered);
    }

    [Fact]
    public async Task A_release_takes_away_exactly_what_was_added()
    {
        await using var world = await World.OpenAsync();
        world.Iam[Ivan]["AWSCompromisedKeyQuarantine"] = "{}";
        var detail = await world.QuarantinedAsync(QuarantineChoice.Everything);

        Assert.True((await world.ReleaseAsync(detail)).IsAccepted);
        await world.DrainAsync();

        var after = await world.TheOffenderAsync();
        Assert.Equal(["AWSCompromisedKeyQuarantine"], world.Iam[Ivan].Keys);
        Assert.Equal((null, RemediationStatus.Undone), (after.Principal.QuarantineAttemptId, after.Finding.RemediationStatus));
        Assert.True(after.Actions.Quarantine.Offered, after.Actions.Quarantine.WhyNot);
        Assert.Equal(2, world.Iam.Writes.Count);
    }

    [Fact]
    public async Task A_policy_that_somebody_changed_is_not_taken_away()
    {
        await using var world = await World.OpenAsync();
        var detail = await world.QuarantinedAsync();
        world.Iam[Ivan][Name] = """{"Version":"2012-10-17","Statement":[]}""";

        var preview = await world.Desk.PreviewReleaseAsync(new FindingId(detail.Finding.Id), world.Ana, None);
        Assert.Equal(DeskOutcome.Superseded, preview.Outcome);
        Assert.Contains("somebody changed it", preview.Message, StringComparison.Ordinal);

        Assert.True((await world.ReleaseAsync(detail)).IsAccepted);
        await world.DrainAsync();

        var after = await world.TheOffenderAsync();
        Assert.Equal(AttemptStatus.Superseded, after.LatestAttempt!.Status);
        Assert.Single(world.Iam.Writes);
        Assert.Contains(after.Timeline, row => row.Text.Contains("Somebody changed the policy", StringComparison.Ordinal));
        Assert.NotNull(after.Principal.QuarantineAttemptId);
    }

    [Fact]
    public async Task A_policy_of_our_name_that_somebody_else_put_is_never_overwritten()
    {
        await using var world = await World.OpenAsync();
        var detail = await world.OffenderAsync();
        world.Iam[Ivan][Name] = "{}";

        Assert.Equal(DeskOutcome.Superseded, (await world.Desk.PreviewQuarantineAsync(new FindingId(detail.Finding.Id), QuarantineChoice.S3Exposure, world.Ana, None)).Outcome);
        Assert.True((await world.Desk.QuarantineAsync(new FindingId(detail.Finding.Id), QuarantineChoice.S3Exposure, "none", null, world.Ana, None)).IsAccepted);
        await world.DrainAsync();

        Assert.Empty(world.Iam.Writes);
        Assert.Equal(AttemptStatus.Superseded, (await world.TheOffenderAsync()).LatestAttempt!.Status);
    }

    [Fact]
    public async Task A_lost_answer_is_read_back_and_never_written_twice()
    {
        await using var world = await World.OpenAsync();
        world.Iam.NextWrites.Enqueue(new AwsFault(AwsFaultKind.Transient, FakePrincipals.LostAfterEffect, "no answer", null, OutcomeUnknown: true));

        var detail = await world.QuarantinedAsync();

        Assert.Equal(AttemptStatus.Verified, detail.LatestAttempt!.Status);
        Assert.Single(world.Iam.Writes);
        Assert.Contains(detail.Timeline, row => row.Text.Contains("The answer to the write was lost", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Dead_between_write_and_record_the_next_start_reads_first()
    {
        await using var world = await World.OpenAsync();
        var offender = await world.OffenderAsync();
        await world.Desk.QuarantineAsync(new FindingId(offender.Finding.Id), QuarantineChoice.S3Exposure, "none", null, world.Ana, None);
        var item = await world.ClaimAsync(WorkKind.Remediate);
        await world.DieAfterPreImageAsync();
        world.Iam[Ivan][Name] = Quarantine.Text(QuarantineChoice.S3Exposure);

        Assert.IsType<WorkOutcome.Done>(await world.HandleAsync(item));
        await world.RunAsync(item);
        await world.DrainAsync();

        Assert.Empty(world.Iam.Writes);
        Assert.Equal(AttemptStatus.Verified, (await world.TheOffenderAsync()).LatestAttempt!.Status);
    }

    [Theory]
    [InlineData("AccessDenied", AwsFaultKind.Denied, "AllowQuarantine")]
    [InlineData("UnmodifiableEntity", AwsFaultKind.Denied, "Only AWS may change this role")]
    [InlineData("NoSuchEntity", AwsFaultKind.Missing, "was deleted")]
    [InlineData("LimitExceeded", AwsFaultKind.Invalid, "as long as IAM allows")]
    public async Task A_refusal_ends_in_words_with_a_next_step(string code, AwsFaultKind kind, string next)
    {
        await using var world = await World.OpenAsync();
        world.Iam.NextWrites.Enqueue(new AwsFault(kind, code, "told by IAM", "id"));

        var detail = await world.QuarantinedAsync();

        Assert.Equal((AttemptStatus.Failed, RemediationStatus.Failed), (detail.LatestAttempt!.Status, detail.Finding.RemediationStatus));
        Assert.Contains("The quarantine policy was not changed.", detail.LatestAttempt.FailureText, StringComparison.Ordinal);
        Assert.Contains(next, detail.LatestAttempt.FailureText, StringComparison.Ordinal);
        Assert.True(detail.Actions.Quarantine.Offered);
    }

    [Fact]
    public async Task Two_who_click_at_once_make_one_quarantine()
    {
        await using var world = await World.OpenAsync();
        var detail = await world.OffenderAsync();
        var id = new FindingId(detail.Finding.Id);

        var results = await Task.WhenAll(
            world.Desk.QuarantineAsync(id, QuarantineChoice.S3Exposure, "none", null, world.Ana, None),
            world.Desk.QuarantineAsync(id, QuarantineChoice.Everything, "none", null, world.Bob, None));
        await world.DrainAsync();

        Assert.Equal([DeskOutcome.Accepted, DeskOutcome.Conflict], results.Select(result => result.Outcome).Order());
        Assert.Single(world.Iam.Writes);
    }

    [Fact]
    public async Task Taken_away_outside_the_console_it_is_said_and_offered_again()
    {
        await using var world = await World.OpenAsync();
        var detail = await world.QuarantinedAsync();
        world.Iam[Ivan].Remove(Name);
        await world.Store.Store.WriteAsync((scope, _) =>
        {
            OffenceBook.Review(scope, detail.Principal.Id, look: true);
            return Task.CompletedTask;
        }, None);
        await world.DrainAsync();

        var after = await world.TheOffenderAsync();
        Assert.Null(after.Principal.QuarantineAttemptId);
        Assert.Contains("outside the console", after.Timeline[^1].Text, StringComparison.Ordinal);
        Assert.True(after.Actions.Quarantine.Offered, after.Actions.Quarantine.WhyNot);
    }

    [Fact]
    public async Task Settled_while_quarantined_the_quarantine_stays_and_can_still_be_released()
    {
        await using var world = await World.OpenAsync();
        var detail = await world.QuarantinedAsync();
        Assert.True((await world.Desk.SettleAsync(new FindingId(detail.Finding.Id), detail.Finding.Version, null, world.Ana, None)).IsAccepted);
        Assert.True(world.Iam[Ivan].ContainsKey(Name));

        Assert.True((await world.ReleaseAsync(await world.TheOffenderAsync())).IsAccepted);
        await world.DrainAsync();

        var after = await world.TheOffenderAsync();
        Assert.Equal((WorkflowStatus.Resolved, RemediationStatus.Undone), (after.Finding.WorkflowStatus, after.Finding.RemediationStatus));
        Assert.Empty(world.Iam[Ivan]);
    }

    [Fact]
    public async Task Automatic_quarantine_acts_only_when_switched_on_and_once()
    {
        await using var world = await World.OpenAsync(services => services.AddSingleton(new OffenderOptions { Automatic = true }));
        var detail = await world.OffenderAsync();
        Assert.Equal((AttemptStatus.Verified, AttemptTrigger.Automatic), (detail.LatestAttempt!.Status, detail.LatestAttempt.Trigger));
        Assert.True((await world.ReleaseAsync(detail)).IsAccepted);
        await world.DrainAsync();

        await world.ExposeAndRevertAsync("plans", User(Ivan));

        Assert.Empty(world.Iam[Ivan]);
    }

    [Fact]
    public async Task Refused_calls_alone_lock_nobody_out_by_itself()
    {
        await using var world = await World.OpenAsync(services => services.AddSingleton(new OffenderOptions { Automatic = true, Exposures = 2 }));
        await world.ExposeAndRevertAsync("payroll", User(Ivan));
        await world.Store.Store.WriteAsync(async (scope, ct) =>
        {
            var ivan = await scope.Db.Principals.SingleAsync(ct);
            for (var i = 0; i < 5; i++)
            {
                scope.Db.Offences.Add(new Offence { PrincipalId = ivan.Id, Kind = OffenceKind.Refused, AtUtc = scope.NowUtc, EventId = i + 1, Text = "refused" });
            }
            OffenceBook.Review(scope, ivan.Id);
        }, None);
        await world.DrainAsync();

        var detail = await world.TheOffenderAsync();
        Assert.Equal(6, detail.Offences.Count);
        Assert.EndsWith("the change was reverted, and AWS refused 5 more calls", detail.Finding.Title, StringComparison.Ordinal);
        Assert.Empty(world.Iam.Writes);
    }

    [Fact]
    public async Task Automatic_quarantine_stops_with_the_global_stop()
    {
        await using var world = await World.OpenAsync(services => services.AddSingleton(new OffenderOptions { Automatic = true }));
        Assert.True((await world.Desk.SetGlobalStopAsync(true, null, world.Ana, None)).IsAccepted);

        await world.OffenderAsync();

        Assert.Empty(world.Iam.Writes);
        Assert.Empty(await world.ReadAsync(db => db.Attempts.Where(a => a.PrincipalId != null).ToListAsync()));
    }

    [Fact]
    public async Task The_preview_says_who_is_hit_and_what_takes_it_back()
    {
        await using var world = await World.OpenAsync();
        var detail = await world.OffenderAsync(Session(Deploy, "pipeline"));
        world.Iam[Deploy]["Deploying"] = "{}";

        var preview = (await world.Desk.PreviewQuarantineAsync(new FindingId(detail.Finding.Id), QuarantineChoice.S3Exposure, world.Vic, None)).Preview!;

        Assert.Contains("everybody and everything that uses deploy", preview.WhoIsHit, StringComparison.Ordinal);
        Assert.Contains("Sessions in flight", preview.HowSoon, StringComparison.Ordinal);
        Assert.Equal((Quarantine.Text(QuarantineChoice.S3Exposure), "none"), (preview.PolicyText, preview.ExpectedFingerprint));
        Assert.Equal(["Deploying"], preview.InlinePolicies);
        Assert.Equal(DeskOutcome.Forbidden, (await world.Desk.QuarantineAsync(new FindingId(detail.Finding.Id), QuarantineChoice.S3Exposure, "none", null, world.Vic, None)).Outcome);
    }
}
