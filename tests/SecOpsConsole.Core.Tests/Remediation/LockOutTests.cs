using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Tests.Remediation;

/// <summary>Writes that would take away the console's own way back, or cut off a service that relies on the policy.</summary>
public sealed class LockOutTests
{
    private const string Team = """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/web"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::payroll/*"}""";
    private const string OnlyVpc = """{"Sid":"OnlyVpc","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::payroll","Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-1a2b3c4d"}}}""";
    private const string Everyone = """{"Sid":"World","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::payroll/*"}""";
    private const string Topic = """{"Sid":"Topic","Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::payroll/*","Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:sns:eu-west-1:111122223333:payroll"}}}""";

    private static string Policy(params string[] statements) => $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""";

    private static readonly string Locking = Policy(Team, OnlyVpc);

    [Fact]
    public async Task Automatic_mode_does_not_write_what_may_lock_the_console_out()
    {
        await using var scene = await OpenAsync(AutomaticMode.Automatic, Locking, Policy(Everyone));
        var (w, bucket, finding) = scene;
        await w.DecideAsync(bucket.Id);
        await w.DrainAsync();
        var held = await w.FindingAsync(finding.Id);
        Assert.Equal((RemediationStatus.Held, HoldReason.WouldLockOut), (held.RemediationStatus, held.HoldReason));
        Assert.Empty(w.Aws.Writes);
        Assert.Contains(await w.TimelineAsync(finding.Id), row => row.Text.Contains(
            "Whether \"OnlyVpc\" denies the console's own role", StringComparison.Ordinal) && row.Text.Contains("Nothing was changed.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_denial_that_is_live_already_does_not_hold_automatic_mode()
    {
        await using var scene = await OpenAsync(AutomaticMode.Automatic, Locking, Policy(Everyone, OnlyVpc));
        var (w, bucket, finding) = scene;
        await w.DecideAsync(bucket.Id);
        await w.DrainAsync();
        Assert.Equal(RemediationStatus.Verified, (await w.FindingAsync(finding.Id)).RemediationStatus);
    }

    [Fact]
    public async Task A_person_is_refused_until_the_lock_out_is_accepted()
    {
        await using var scene = await OpenAsync(AutomaticMode.Review, Locking, Policy(Everyone));
        var (w, bucket, finding) = scene;
        var id = new FindingId(finding.Id);
        var refused = await w.Desk.RevertAsync(id, bucket.LiveFingerprint!, "back", w.Ana, CancellationToken.None);
        Assert.Equal(DeskOutcome.NotAllowed, refused.Outcome);
        Assert.Contains("only the account's root user", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was changed. If that is what you want, accept the lock-out.", refused.Message, StringComparison.Ordinal);
        await w.DrainAsync();
        Assert.Empty(w.Aws.Writes);

        Assert.True((await w.Desk.RevertAsync(id, bucket.LiveFingerprint!, acceptLockOut: true, "back", w.Ana, CancellationToken.None)).IsAccepted);
        await w.DrainAsync();
        Assert.Equal(Locking, Assert.Single(w.Aws.Writes).Text);
    }

    [Fact]
    public async Task The_dialog_says_what_must_be_accepted()
    {
        await using var scene = await OpenAsync(AutomaticMode.Review, Locking, Policy(Everyone));
        var (w, _, finding) = scene;
        var preview = await w.Desk.PreviewRevertAsync(new FindingId(finding.Id), w.Ana, CancellationToken.None);
        Assert.Contains("aws:SourceVpce cannot be decided here", preview.Preview!.AcceptLockOut, StringComparison.Ordinal);
        Assert.Contains("can no longer change or restore the policy", preview.Preview.AcceptLockOut, StringComparison.Ordinal);
        var repair = await w.Desk.PreviewRepairAsync(new FindingId(finding.Id), w.Ana, CancellationToken.None);
        Assert.Null(repair.Preview!.AcceptLockOut);
    }

    [Fact]
    public async Task An_undo_asks_about_the_lock_out_and_about_the_access_each_by_itself()
    {
        await using var scene = await OpenAsync(AutomaticMode.Review, Policy(Team), Policy(Everyone, OnlyVpc));
        var (w, bucket, finding) = scene;
        var id = new FindingId(finding.Id);
        var revert = await w.Desk.RevertAsync(id, bucket.LiveFingerprint!, null, w.Ana, CancellationToken.None);
        await w.DrainAsync();
        var live = (await w.BucketAsync(bucket.Id)).LiveFingerprint!;
        var attempt = revert.AttemptId!.Value;
        Assert.Equal(DeskOutcome.NotAllowed, (await w.Desk.UndoAsync(attempt, live, true, null, w.Ana, CancellationToken.None)).Outcome);
        Assert.Equal(DeskOutcome.NotAllowed, (await w.Desk.UndoAsync(attempt, live, false, acceptLockOut: true, null, w.Ana, CancellationToken.None)).Outcome);
        var preview = (await w.Desk.PreviewUndoAsync(attempt, w.Ana, CancellationToken.None)).Preview!;
        Assert.NotNull(preview.Confirm);
        Assert.NotNull(preview.AcceptLockOut);
        Assert.True((await w.Desk.UndoAsync(attempt, live, true, acceptLockOut: true, null, w.Ana, CancellationToken.None)).IsAccepted);
    }

    [Fact]
    public async Task Automatic_mode_does_not_cut_off_a_service_that_is_soundly_bound_and_a_person_sees_it_in_the_dialog()
    {
        await using var scene = await OpenAsync(AutomaticMode.Automatic, Policy(Team), Policy(Everyone, Topic));
        var (w, bucket, finding) = scene;
        await w.DecideAsync(bucket.Id);
        await w.DrainAsync();
        var held = await w.FindingAsync(finding.Id);
        Assert.Equal((RemediationStatus.Held, HoldReason.WouldCutService), (held.RemediationStatus, held.HoldReason));
        Assert.Empty(w.Aws.Writes);
        var id = new FindingId(finding.Id);
        var revert = await w.Desk.PreviewRevertAsync(id, w.Ana, CancellationToken.None);
        Assert.Equal("sns.amazonaws.com would lose s3:GetObject, which \"Topic\" gives it for fixed sources.", Assert.Single(revert.Preview!.Warnings));
        Assert.Empty((await w.Desk.PreviewRepairAsync(id, w.Ana, CancellationToken.None)).Preview!.Warnings);
        Assert.True((await w.Desk.RevertAsync(id, bucket.LiveFingerprint!, null, w.Ana, CancellationToken.None)).IsAccepted);
    }

    private static async Task<Scene> OpenAsync(AutomaticMode mode, params string?[] history)
    {
        var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", mode, history);
        return new Scene(world, bucket, finding);
    }

    private sealed record Scene(World World, Bucket Bucket, Finding Finding) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => World.DisposeAsync();
    }
}
