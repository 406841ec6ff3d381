using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.ChangeSets;
using SecOpsConsole.Core.Findings;
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

        var finding = await FindAsync(scope, signal, cancellationToken).ConfigureAwait(false);
        if (!signal.Sample && signal.Category == FindingCategory.Policy)
        {
            await FollowPolicyAsync(scope, row, bucket, finding, signal, cancellationToken).ConfigureAwait(false);
        }
        else if (finding is null)
        {
            await OpenAsync(scope, row.Id, bucket, signal, cancellationToken).ConfigureAwait(false);
        }
        else if (!await UpdateAsync(scope, finding, signal, cancellationToken).ConfigureAwait(false))
        {
            row.Note = $"{signal.Note} {OlderCopy}";
        }
    }

    /// <summary>Macie's finding of a policy problem is a signal first; what is live says whether it is a finding of its own.</summary>
    private async Task FollowPolicyAsync(
        WriteScope scope, InboxEvent row, Bucket bucket, Finding? finding, EventFacts.MacieSignal signal, CancellationToken cancellationToken)
    {
        var told = await signals.MacieAsync(scope, row, signal, BucketStore.Reference(bucket), UpdatedUtc(scope, signal), cancellationToken).ConfigureAwait(false);
        if (told is null || (finding is not null && !await UpdateAsync(scope, finding, signal, cancellationToken).ConfigureAwait(false)))
        {
            row.Note = $"{signal.Note} {OlderCopy}";
            return;
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
            Title = signal.Title,
            EventId = eventId,
        };
        SetFacts(scope, finding, signal);
        // What lies in an object is no matter of compliance, and a sample is about nothing real.
        var compliance = signal.Sample || signal.Category == FindingCategory.SensitiveData ? ComplianceStatus.NotApplicable : ComplianceStatus.NonCompliant;
        await lifecycle.OpenAsync(scope, finding, compliance, [(FindingEventKind.SignalReceived, Note(signal))], cancellationToken).ConfigureAwait(false);
        return finding;
    }

    /// <summary>False when the copy is not newer than what is known.</summary>
    private async Task<bool> UpdateAsync(WriteScope scope, Finding finding, EventFacts.MacieSignal signal, CancellationToken cancellationToken)
    {
        if (UpdatedUtc(scope, signal) <= finding.EventUtc)
        {
            return false;
        }

        var accepted = await scope.Db.Suppressions.SingleOrDefaultAsync(
            row => row.DedupKey == finding.DedupKey && row.State == SuppressionState.Active, cancellationToken).ConfigureAwait(false);
        if (accepted is not null && WhatIsMore(accepted, signal) is { } more)
        {
            suppressions.Supersede(scope, accepted, finding, more);
            lifecycle.Apply(scope, finding, FindingTransition.Reopen, new TransitionNote("Amazon Macie", "Macie tells more than was accepted."));
        }
        else if (accepted is null && finding.WorkflowStatus == WorkflowStatus.Resolved && !signal.Archived)
        {
            lifecycle.Apply(scope, finding, FindingTransition.Reopen, new TransitionNote("Amazon Macie", "Macie saw it again."));
        }

        SetFacts(scope, finding, signal);
        finding.UpdatedUtc = scope.NowUtc;
        lifecycle.Tell(scope, finding, FindingEventKind.SignalReceived, Note(signal));
        return true;
    }

    /// <summary>An exception for a finding of Macie covers what Macie said then.</summary>
    private static string? WhatIsMore(Suppression accepted, EventFacts.MacieSignal signal) => true switch
    {
        _ when signal.Severity > accepted.Severity => $"it is {signal.Severity} now, and {accepted.Severity} was accepted",
        _ when signal.Title != accepted.Content => "it says something else",
        _ => null,
    };

    private static void SetFacts(WriteScope scope, Finding finding, EventFacts.MacieSignal signal)
    {
        finding.Severity = signal.Severity;
        finding.Title = signal.Title;
        finding.ExternalId = signal.FindingId;
        finding.Actor = signal.Actor;
        finding.EventUtc = UpdatedUtc(scope, signal);
    }

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
