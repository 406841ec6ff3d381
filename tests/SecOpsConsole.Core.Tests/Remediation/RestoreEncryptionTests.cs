using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Tests.Remediation;

/// <summary>Macie found that the default encryption of payroll was reset; Ana gives it back.</summary>
public sealed partial class RestoreEncryptionTests
{
    private const string Key = "arn:aws:kms:eu-west-1:111122223333:key/1234";
    private const string OtherKey = "arn:aws:kms:eu-west-1:999900009999:key/5678";
    private const string Kms = "aws:kms " + Key + " bucket-key";
    private static readonly CancellationToken None = CancellationToken.None;

    private static FindingId Id(Finding finding) => new(finding.Id);

    private static async Task<(World World, Bucket Bucket, Finding Finding)> LostAsync(string? former = Kms, string live = "AES256", bool sample = false)
    {
        var world = await World.OpenAsync();
        world.Aws.SetEncryption("payroll", BucketEncryption.OfState(live)!);
        var bucket = await world.AddBucketAsync("payroll", AutomaticMode.Automatic, SamplePolicies.Good);
        var finding = await world.Store.Store.WriteAsync(async (scope, ct) =>
        {
            var row = (await scope.Db.Buckets.FindAsync([bucket.Id], ct))!;
            row.Encryption = live;
            if (former is not null)
            {
                await EncryptionHistory.RecordAsync(scope, row, new EncryptionSeen(BucketEncryption.OfState(former)!, VersionSource.Inventory, scope.NowUtc.AddHours(-1)), ct);
            }
            await EncryptionHistory.RecordAsync(scope, row, new EncryptionSeen(BucketEncryption.OfState(live)!, VersionSource.Event, scope.NowUtc.AddMinutes(-1), "mallory", "e1"), ct);
            var made = new Finding
            {
                BucketId = bucket.Id, DedupKey = "macie/1", Check = CheckIds.MacieEncryptionDisabled, Category = FindingCategory.Policy, Source = FindingSource.Macie,
                Severity = Severity.Low, Title = "The default encryption settings of the S3 bucket were reset", EventUtc = scope.NowUtc,
            };
            await world.Lifecycle.OpenAsync(scope, made, sample ? ComplianceStatus.NotApplicable : ComplianceStatus.NonCompliant,
                [(FindingEventKind.SignalReceived, new TransitionNote("Amazon Macie", "It was reset."))], ct);
            return made;
        }, None);
        return (world, bucket, finding);
    }

    private static async Task<(World World, Finding Finding)> RestoringAsync(AwsFault? fault = null)
    {
        var (world, _, finding) = await LostAsync();
        if (fault is not null)
        {
            world.Aws.NextWrites.Enqueue(fault);
        }
        var result = await world.Desk.RestoreEncryptionAsync(Id(finding), "AES256", Kms, "It should never have gone", world.Ana, None);
        Assert.True(result.IsAccepted, result.Message);
        return (world, finding);
    }

    [Theory]
    [InlineData(Kms, "AES256")]
    [InlineData("aws:kms " + Key, "AES256 bucket-key")]
    [InlineData("aws:kms", "AES256")]
    [InlineData("aws:kms:dsse " + Key, "AES256 blocks=SSE-C")]
    [InlineData("aws:kms alias/pay bucket-key blocks=SSE-C", "AES256 blocks=NONE")]
    public async Task Exactly_the_former_configuration_comes_back_and_undo_gives_back_what_was_there(string former, string live)
    {
        var (world, bucket, finding) = await LostAsync(former, live);
        await using var _1 = world;

        var restore = await world.Desk.RestoreEncryptionAsync(Id(finding), live, former, null, world.Ana, None);
        await world.DrainAsync();

        Assert.True(restore.IsAccepted, restore.Message);
        Assert.Equal(former, world.Aws.EncryptionOf("payroll").State);
        var attempt = await world.LatestAttemptAsync();
        Assert.Equal((AttemptStatus.Verified, AttemptSubject.Encryption, live, former), (attempt.Status, attempt.Subject, attempt.PreImageState, attempt.TargetFingerprint));
        var restored = await world.FindingAsync(finding.Id);
        Assert.Equal((WorkflowStatus.Resolved, RemediationStatus.Verified, Resolution.EncryptionRestored, ComplianceStatus.Compliant),
            (restored.WorkflowStatus, restored.RemediationStatus, restored.Resolution, restored.ComplianceStatus));

        var undo = await world.Desk.UndoAsync(attempt.Id, former, true, null, world.Bob, None);
        await world.DrainAsync();

        Assert.True(undo.IsAccepted, undo.Message);
        Assert.Equal(live, world.Aws.EncryptionOf("payroll").State);
        var after = await world.FindingAsync(finding.Id);
        Assert.Equal((WorkflowStatus.New, RemediationStatus.Undone, null), (after.WorkflowStatus, after.RemediationStatus, after.Resolution));
        Assert.Equal(HoldReason.PausedByUndo, (await world.BucketAsync(bucket.Id)).HoldReason);
        Assert.Empty(world.Aws.Writes);
        Assert.Empty(world.Aws.BlockWrites);
    }

    [Fact]
    public async Task Each_step_is_told_once_with_who_and_why()
    {
        var (world, finding) = await RestoringAsync();
        await using var _1 = world;
        await world.DrainAsync();

        var told = await world.TimelineAsync(finding.Id);
        Assert.Equal(
            [FindingEventKind.SignalReceived, FindingEventKind.Decided, FindingEventKind.AttemptStarted, FindingEventKind.SettingWritten, FindingEventKind.Verified],
            told.Select(row => row.Kind));
        Assert.Equal(("Ana", "It should never have gone"), (told[1].Who, told[1].Reason));
        Assert.Equal("The default encryption was read back several times and is the one that the console wrote.", told[^1].Text);
    }

    [Fact]
    public async Task The_dialog_shows_both_where_the_former_is_from_and_that_the_key_is_not_checked()
    {
        var (world, _, finding) = await LostAsync();
        await using var _1 = world;

        var preview = (await world.Desk.PreviewRestoreEncryptionAsync(Id(finding), world.Vic, None)).Preview!;

        Assert.Equal(("AES256", Kms, "AES256"), (preview.EncryptionBefore!.State, preview.EncryptionAfter!.State, preview.ExpectedFingerprint));
        Assert.Contains("read by the inventory", Assert.Single(preview.AccessSentences).Text, StringComparison.Ordinal);
        Assert.Contains("mallory took it away", preview.AccessSentences[0].Text, StringComparison.Ordinal);
        Assert.Contains($"If {Key} is disabled or deleted by now", Assert.Single(preview.Warnings), StringComparison.Ordinal);
        Assert.Contains($"SSE-KMS with the key {Key}, bucket key on", preview.Effect, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_known_former_configuration_it_is_greyed_with_the_reason_and_refused()
    {
        var (world, _, finding) = await LostAsync(former: null);
        await using var _1 = world;

        var offer = (await world.Findings.GetAsync(Id(finding), None))!.Actions.RestoreEncryption!;
        var result = await world.Desk.RestoreEncryptionAsync(Id(finding), "AES256", Kms, null, world.Ana, None);

        Assert.False(offer.Offered);
        Assert.Equal("No encryption with a KMS key is known from before, so there is none to restore. Set the default encryption by hand.", offer.WhyNot);
        Assert.Equal((DeskOutcome.NotAllowed, $"{offer.WhyNot} Nothing was changed."), (result.Outcome, result.Message));
        Assert.Empty(await world.ReadAsync(db => Task.FromResult(db.Attempts.ToList())));
    }

    [Fact]
    public async Task A_sample_and_a_finding_of_another_kind_have_no_such_remedy()
    {
        var (world, bucket, sample) = await LostAsync(sample: true);
        await using var _1 = world;
        var exposed = await world.AddFindingAsync(bucket);

        Assert.Contains("sample", (await world.Findings.GetAsync(Id(sample), None))!.Actions.RestoreEncryption!.WhyNot, StringComparison.Ordinal);
        Assert.Null((await world.Findings.GetAsync(Id(exposed), None))!.Actions.RestoreEncryption);
        Assert.Equal(DeskOutcome.NotAllowed, (await world.Desk.RestoreEncryptionAsync(Id(sample), "AES256", Kms, null, world.Ana, None)).Outcome);
        Assert.Equal(DeskOutcome.NotAllowed, (await world.Desk.RestoreEncryptionAsync(Id(exposed), "AES256", Kms, null, world.Ana, None)).Outcome);
    }

    [Fact]
    public async Task Another_encryption_than_the_one_that_was_seen_is_not_overwritten()
    {
        var (world, _, finding) = await LostAsync();
        await using var _1 = world;

        Assert.Equal(DeskOutcome.Superseded, (await world.Desk.RestoreEncryptionAsync(Id(finding), "AES256 bucket-key", Kms, null, world.Ana, None)).Outcome);

        // What the store knows is old: somebody put another key in between.
        var accepted = await world.Desk.RestoreEncryptionAsync(Id(finding), "AES256", Kms, null, world.Ana, None);
        world.Aws.SetEncryption("payroll", BucketEncryption.OfState("aws:kms alias/other")!);
        await world.DrainAsync();

        Assert.True(accepted.IsAccepted);
        Assert.Empty(world.Aws.EncryptionWrites);
        Assert.Equal((AttemptStatus.Superseded, RemediationStatus.Superseded), ((await world.LatestAttemptAsync()).Status, (await world.FindingAsync(finding.Id)).RemediationStatus));
        Assert.True(await world.LooksAsync() > 0);
    }

    [Fact]
    public async Task Two_clicks_are_one_write()
    {
        var (world, finding) = await RestoringAsync();
        await using var _1 = world;

        var second = await world.Desk.RestoreEncryptionAsync(Id(finding), "AES256", Kms, null, world.Bob, None);
        await world.DrainAsync();

        Assert.Equal((DeskOutcome.Conflict, "The default encryption is already being restored by Ana. You changed nothing. Look at it again."), (second.Outcome, second.Message));
        Assert.Single(world.Aws.EncryptionWrites);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lost_answer_is_read_and_never_written_twice(bool hadEffect)
    {
        var (world, finding) = await RestoringAsync(FakeGateway.Lost(hadEffect));
        await using var _1 = world;
        await world.DrainAsync();

        Assert.Equal(Kms, world.Aws.EncryptionOf("payroll").State);
        Assert.Single(world.Aws.EncryptionWrites);
        Assert.Equal(Resolution.EncryptionRestored, (await world.FindingAsync(finding.Id)).Resolution);
    }

    public static TheoryData<AwsFaultKind, string, string> Refusals => new()
    {
        { AwsFaultKind.Invalid, "KMS.DisabledException", "Enable it again, or cancel the deletion, in AWS KMS, then try again." },
        { AwsFaultKind.Invalid, "KMS.KMSInvalidStateException", "Enable it again, or cancel the deletion, in AWS KMS, then try again." },
        { AwsFaultKind.Invalid, "KMS.NotFoundException", "AWS KMS does not know the key in the bucket's Region" },
        { AwsFaultKind.Invalid, "InvalidArgument", "AWS does not take the former configuration back" },
        { AwsFaultKind.Missing, "NoSuchBucket", "If the bucket was deleted, the finding closes with the next look" },
        { AwsFaultKind.NotConfigured, "NotConfigured", "Add the account and Region to the configuration" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refusal_says_what_happened_what_was_not_changed_and_what_to_do(AwsFaultKind kind, string code, string next)
    {
        var (world, finding) = await RestoringAsync(FakeGateway.Fault(kind, code));
        await using var _1 = world;
        await world.DrainAsync();

        var attempt = await world.LatestAttemptAsync();
        Assert.Equal(AttemptStatus.Failed, attempt.Status);
        Assert.Contains("The default encryption was not changed.", attempt.FailureText, StringComparison.Ordinal);
        Assert.Contains(next, attempt.FailureText, StringComparison.Ordinal);
        Assert.Equal((WorkflowStatus.New, RemediationStatus.Failed), ((await world.FindingAsync(finding.Id)).WorkflowStatus, (await world.FindingAsync(finding.Id)).RemediationStatus));
    }

    public static TheoryData<DeniedBy, bool, string> Denials => new()
    {
        { DeniedBy.ResourcePolicy, true, "The KMS key does not let the console's role in." },
        { DeniedBy.IdentityPolicy, false, "lacks s3:PutEncryptionConfiguration" },
        { DeniedBy.Unexplained, false, "the bucket does not belong to the configured account any more" },
        { DeniedBy.ServiceControlPolicy, false, "the organisation's service control policy" },
    };

    [Theory]
    [MemberData(nameof(Denials))]
    public async Task A_denial_says_who_can_change_that(DeniedBy by, bool ofKey, string next)
    {
        var (world, _) = await RestoringAsync(FakeGateway.Fault(AwsFaultKind.Denied, "AccessDenied") with { Denial = new Denial(by, true) { OfKey = ofKey } });
        await using var _1 = world;
        await world.DrainAsync();

        Assert.Contains(next, (await world.LatestAttemptAsync()).FailureText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Throttling_passes()
    {
        var (world, finding) = await RestoringAsync(FakeGateway.Fault(AwsFaultKind.Throttled, "SlowDown"));
        await using var _1 = world;
        await world.DrainAsync();

        Assert.Equal(Resolution.EncryptionRestored, (await world.FindingAsync(finding.Id)).Resolution);
    }

    [Fact]
    public async Task Undo_after_another_change_is_not_offered()
    {
        var (world, finding) = await RestoringAsync();
        await using var _1 = world;
        await world.DrainAsync();
        await world.Store.Store.WriteAsync(async (scope, ct) => (await scope.Db.Buckets.FindAsync([finding.BucketId], ct))!.Encryption = "aws:kms alias/other", None);

        var undo = await world.Desk.UndoAsync((await world.LatestAttemptAsync()).Id, Kms, true, null, world.Ana, None);

        Assert.Equal(DeskOutcome.Superseded, undo.Outcome);
        Assert.StartsWith("The default encryption of payroll is no longer as you saw it: it is SSE-KMS with the key alias/other now.", undo.Message, StringComparison.Ordinal);
    }
}
