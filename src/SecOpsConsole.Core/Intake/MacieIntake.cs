using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.ChangeSets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Macie;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Suppressions;

namespace SecOpsConsole.Core.Intake;

/// <summary>
/// What follows from a finding of Macie: one row per account, Region and Macie's id, or object and type of sensitive data. Policy findings are updated in place by Macie
/// (same id, later updatedAt), and an older copy may arrive after a newer one. A sample is shown and nothing is done about it.
/// </summary>
internal sealed class MacieIntake(FindingLifecycle lifecycle, SuppressionLedger suppressions, SignalBook signals)
{
    private const int LongestKey = 200;
    private const string OlderCopy = "An older or equal copy of what is known: ignored.";

    public async Task FollowAsync(WriteScope scope, InboxEvent row, EventFacts.MacieSignal signal, CancellationToken cancellationToken)
    {
        if (signal is not { AccountId: { } account, Region: { } region, BucketName: { } name })
        {
            row.Note = $"{signal.Note} It names no bucket, so it is only listed here.";
            return;
        }

        var bucket = await BucketStore.FindOrAddAsync(scope, new BucketRef(account, region, name), cancellationToken).ConfigureAwait(false);
        if (signal.Sample && bucket.ObservedUtc is null)
        {
            bucket.LookError ??= "Known from a sample finding only; it was never looked at.";
        }

        if (!signal.Sample && signal.Category == FindingCategory.SensitiveData
            && (bucket.DeletedUtc is not null || (bucket.ObservedUtc is null && bucket.FirstSeenUtc == scope.NowUtc)))
        {
            // How grave it is depends on who can reach the bucket, and nobody has looked yet; or the bucket was gone, and may be there again.
            LookPayload.Enqueue(scope, BucketStore.Reference(bucket), LookReason.Signal);
        }

        var finding = await FindAsync(scope, signal, cancellationToken).ConfigureAwait(false);
        if (!signal.Sample && signal.Category == FindingCategory.Policy)
        {
            await FollowPolicyAsync(scope, row, bucket, finding, signal, cancellationToken).ConfigureAwait(false);
        }
        else if (finding is null)
        {
            await OpenAsync(scope, row.Id, bucket, signal, cancellationToken).ConfigureAwait(false);
        }
        else if (!await HearAsync(scope, row.Id, finding, signal, cancellationToken).ConfigureAwait(false))
        {
            row.Note = $"{signal.Note} {OlderCopy}";
        }
    }

    /// <summary>Macie's finding of a policy problem is a signal first; what is live says whether it is a finding of its own.</summary>
    private async Task FollowPolicyAsync(
        WriteScope scope, InboxEvent row, Bucket bucket, Finding? finding, EventFacts.MacieSignal signal, CancellationToken cancellationToken)
    {
        var told = await signals.MacieAsync(scope, row, signal, BucketStore.Reference(bucket), UpdatedUtc(scope, signal), cancellationToken).ConfigureAwait(false);
        var heard = finding is null || await HearAsync(scope, row.Id, finding, signal, cancellationToken).ConfigureAwait(false);
        if (told is null || !heard)
        {
            row.Note = $"{signal.Note} {(heard && finding is not null ? "An older copy that tells more than is known: Macie is asked." : OlderCopy)}";
            return;
        }

        if (signal.Encryption is { } encryption)
        {
            var updatedUtc = UpdatedUtc(scope, signal);
            var seen = new EncryptionSeen(
                encryption, VersionSource.Macie, signal.EventUtc is { } callUtc && callUtc < updatedUtc ? callUtc : updatedUtc, signal.Actor.Name, signal.FindingId);
            await EncryptionHistory.RecordAsync(scope, bucket, seen, cancellationToken).ConfigureAwait(false);
        }

        if (finding is null && MacieProblems.SameAs(signal.Type).Count == 0)
        {
            finding = await OpenAsync(scope, row.Id, bucket, signal, cancellationToken).ConfigureAwait(false);
        }

        told.FindingId = finding?.Id;
        await signals.LinkAsync(scope, told, cancellationToken).ConfigureAwait(false);
        LookPayload.Enqueue(scope, BucketStore.Reference(bucket), LookReason.Signal);
        if (finding is null)
        {
            LookPayload.EnqueueLast(scope, BucketStore.Reference(bucket), LookReason.Signal);
        }
    }

    private static Task<Finding?> FindAsync(WriteScope scope, EventFacts.MacieSignal signal, CancellationToken cancellationToken)
    {
        var key = KeyOf(signal);
        return scope.Db.Findings.FirstOrDefaultAsync(known => known.DedupKey == key, cancellationToken);
    }

    /// <summary>
    /// Names the finding in our store. Macie gives every run of a job a new id for the same object, so for sensitive data the object and the type count: a
    /// daily job updates what is there instead of adding to it every day. A sample is never the same as what is real.
    /// </summary>
    internal static string KeyOf(EventFacts.MacieSignal signal) =>
        signal is { Sample: false, Category: FindingCategory.SensitiveData, BucketName: { } bucket, ObjectKey: { } key }
            ? $"{signal.AccountId}/{signal.Region}/macie/{bucket}/{signal.Type}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..32]}"
            : $"{signal.AccountId}/{signal.Region}/macie/{(signal.Sample ? "sample/" : "")}{signal.FindingId}";

    /// <summary>Macie's own words name no object, and a list of findings must: its key is at the end, shortened where it is very long.</summary>
    internal static string TitleOf(EventFacts.MacieSignal signal) => signal switch
    {
        { Category: FindingCategory.SensitiveData, ObjectKey: { Length: > LongestKey } key } => $"{signal.Title}: …{End(key)}",
        { Category: FindingCategory.SensitiveData, ObjectKey: { } key } => $"{signal.Title}: {key}",
        _ => signal.Title,
    };

    /// <summary>No half of a character remains: what is stored must compare equal to what it was made of.</summary>
    private static string End(string key) => key[^(char.IsLowSurrogate(key[^LongestKey]) ? LongestKey - 1 : LongestKey)..];

    /// <summary>Made by CreateSampleFindings.</summary>
    internal static bool IsSample(Finding finding) => finding.Source == FindingSource.Macie && finding.DedupKey.Contains("/macie/sample/", StringComparison.Ordinal);

    /// <summary>Makes a finding of what Macie told in an event.</summary>
    public async Task<Finding> OpenAsync(WriteScope scope, long eventId, Bucket bucket, EventFacts.MacieSignal signal, CancellationToken cancellationToken)
    {
        var finding = new Finding
        {
            BucketId = bucket.Id,
            DedupKey = KeyOf(signal),
            Category = signal.Category,
            Source = FindingSource.Macie,
            Check = signal.Type,
            Title = TitleOf(signal),
            EventId = eventId,
        };
        SetNames(scope, finding, signal);
        MacieFacts.Of(signal).Set(finding);
        // What lies in an object is no matter of compliance, and a sample is about nothing real.
        var compliance = signal.Sample || signal.Category == FindingCategory.SensitiveData ? ComplianceStatus.NotApplicable : ComplianceStatus.NonCompliant;
        await lifecycle.OpenAsync(scope, finding, compliance, [(FindingEventKind.SignalReceived, Note(signal))], cancellationToken).ConfigureAwait(false);
        return finding;
    }

    /// <summary>What an event alone tells may raise at once; what it lowers, and what an older copy raises, is for Macie itself to say.</summary>
    /// <returns>False when the copy is not newer than what is known, and tells no more.</returns>
    private async Task<bool> HearAsync(WriteScope scope, long eventId, Finding finding, EventFacts.MacieSignal signal, CancellationToken cancellationToken)
    {
        var (before, told) = (MacieFacts.Of(finding), MacieFacts.Of(signal));
        var (after, isNewer) = (before.HigherOf(told), UpdatedUtc(scope, signal) > finding.EventUtc);
        if (!isNewer && after == before)
        {
            return false;
        }

        var asks = !signal.Sample && (!isNewer || after != told);
        if (asks)
        {
            await MacieReconcilePayload.EnqueueAskAsync(scope, finding, signal, cancellationToken).ConfigureAwait(false);
        }

        var severity = finding.Severity;
        await TakeAsync(scope, finding, signal, after, isNewer, cancellationToken).ConfigureAwait(false);
        var note = Note(signal) with { Notifies = finding.IsOpen && finding.Severity > severity ? NotificationKind.SeverityRaised : null };
        // Messages show what the newest copy told beside its time.
        finding.EventId = isNewer ? eventId : finding.EventId;
        lifecycle.Tell(scope, finding, FindingEventKind.SignalReceived, !asks ? note : note with
        {
            Text = $"{note.Text} {(after == told ? "An older copy than is known: Macie itself is asked." : "It tells less than is known: Macie itself is asked, and until it answers the higher counts.")}",
        });
        return true;
    }

    /// <summary>What Macie's own API says counts as it is, also where events told later or more.</summary>
    public async Task BelieveAsync(WriteScope scope, Finding finding, EventFacts.MacieSignal signal, CancellationToken cancellationToken)
    {
        var (told, updatedUtc) = (MacieFacts.Of(signal), UpdatedUtc(scope, signal));
        if (told == MacieFacts.Of(finding) && finding.ExternalId == signal.FindingId && finding.EventUtc == updatedUtc)
        {
            return;
        }

        await TakeAsync(scope, finding, signal, told, updatedUtc > finding.EventUtc, cancellationToken).ConfigureAwait(false);
        SetNames(scope, finding, signal);
        var note = Note(signal);
        lifecycle.Tell(scope, finding, FindingEventKind.SignalReceived, note with { Text = $"Macie itself was asked, and says {signal.Severity}: {note.Text}" });
    }

    private async Task TakeAsync(
        WriteScope scope, Finding finding, EventFacts.MacieSignal signal, MacieFacts facts, bool isNewer, CancellationToken cancellationToken)
    {
        var accepted = await scope.Db.Suppressions.SingleOrDefaultAsync(
            row => row.DedupKey == finding.DedupKey && row.State == SuppressionState.Active, cancellationToken).ConfigureAwait(false);
        if (accepted is not null && MacieContent.WhatIsMore(accepted, signal) is { } more)
        {
            suppressions.Supersede(scope, accepted, finding, more);
            lifecycle.Apply(scope, finding, FindingTransition.Reopen, new TransitionNote("Amazon Macie", "Macie tells more than was accepted."));
        }
        else if (isNewer && accepted is null && finding.WorkflowStatus == WorkflowStatus.Resolved && !signal.Archived && IsSeenAfter(finding, signal))
        {
            lifecycle.Apply(scope, finding, FindingTransition.Reopen, new TransitionNote("Amazon Macie", "Macie saw it again."));
        }
        else if (isNewer && accepted is { Kind: SuppressionKind.Exception } && finding.WorkflowStatus == WorkflowStatus.Resolved && !signal.Archived && IsSeenAfter(finding, signal))
        {
            lifecycle.Apply(scope, finding, FindingTransition.SuppressAgain, new TransitionNote(
                "Amazon Macie", $"Macie saw it again. {SuppressionText.Name(accepted)} covers it until {SuppressionText.Day(accepted.ExpiresUtc!.Value)}."));
        }

        facts.Set(finding);
        if (isNewer)
        {
            SetNames(scope, finding, signal);
        }

        finding.UpdatedUtc = scope.NowUtc;
        scope.Ranking.Touch(finding);
    }

    /// <summary>Macie publishes an update up to a quarter of an hour after the call that it tells of: what came well before the finding was resolved is no return. In doubt it is one.</summary>
    private static bool IsSeenAfter(Finding finding, EventFacts.MacieSignal signal) =>
        finding.Category != FindingCategory.Policy || signal.EventUtc is not { } seenUtc || finding.ResolvedUtc is not { } resolvedUtc || seenUtc > resolvedUtc - LookMacie.StaleAfterTold;

    private static void SetNames(WriteScope scope, Finding finding, EventFacts.MacieSignal signal) =>
        (finding.Title, finding.ExternalId, finding.Actor, finding.EventUtc) = (TitleOf(signal), signal.FindingId, signal.Actor, UpdatedUtc(scope, signal));

    /// <summary>Orders the copies of one finding; a time in the future would shut out every later copy.</summary>
    private static DateTime UpdatedUtc(WriteScope scope, EventFacts.MacieSignal signal)
    {
        var updated = signal.UpdatedUtc ?? signal.EventUtc ?? scope.NowUtc;
        return updated > scope.NowUtc ? scope.NowUtc : updated;
    }

    public static TransitionNote Note(EventFacts.MacieSignal signal)
    {
        var where = signal.ObjectKey is { } key ? $" Object {key}." : "";
        var often = signal.Count > 1 ? $" Seen {signal.Count} times." : "";
        return new TransitionNote("Amazon Macie", $"{signal.Description ?? signal.Title}{where}{often}")
        {
            DetailJson = JsonSerializer.Serialize(new
            {
                findingId = signal.FindingId, type = signal.Type, count = signal.Count, objectKey = signal.ObjectKey,
                createdUtc = signal.CreatedUtc, updatedUtc = signal.UpdatedUtc, sample = signal.Sample,
            }),
        };
    }
}
