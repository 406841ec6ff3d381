using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Intake;

/// <summary>Reads what a look needs from AWS and from our store. No transaction is open meanwhile.</summary>
internal sealed class LookReader(
    ConsoleStore store, IBucketPolicyGateway gateway, IPolicyHistory history, FindingSources sources, AccountBlocks accounts, TimeProvider clock)
{
    /// <summary>Enough for years of changes of one bucket, and a bound for a hostile history.</summary>
    private const int MostConfigItems = 100;

    /// <summary>After so many failed reads the bucket counts as unreadable: a person must know that nobody watches it.</summary>
    public const int ReadsBeforeUnreadable = 5;

    /// <summary>The facts, or why to come back later.</summary>
    public async Task<(LookFacts? Facts, WorkOutcome? Later)> ReadAsync(LookPayload payload, int attempt, CancellationToken cancellationToken)
    {
        var facts = new LookFacts
        {
            Payload = payload,
            ObservedUtc = clock.GetUtcNow().UtcDateTime,
            Event = await EventAsync(payload.EventId, cancellationToken).ConfigureAwait(false),
        };
        var reading = gateway.ReadPolicyAsync(payload.Bucket, cancellationToken);
        var settings = await gateway.ReadSettingsAsync(payload.Bucket, cancellationToken).ConfigureAwait(false);
        var policy = await reading.ConfigureAwait(false);
        if (policy.Fault is { } fault)
        {
            return OfFault(facts, fault, attempt);
        }

        facts = facts with
        {
            LiveText = policy.Value!.Text,
            Verdict = JudgeOfBuckets.Judge(payload.Bucket, policy.Value.Text),
            Settings = (settings.Value ?? new BucketSettings(null, null, null, null, [settings.Fault!.Message])) with
            {
                AccountBlock = (await accounts.GetAsync(payload.AccountId, cancellationToken).ConfigureAwait(false)).Block,
            },
        };
        return (facts with { History = await HistoryAsync(facts, cancellationToken).ConfigureAwait(false) }, null);
    }

    private static (LookFacts?, WorkOutcome?) OfFault(LookFacts facts, AwsFault fault, int attempt) => fault.Kind switch
    {
        AwsFaultKind.Missing => (facts with { Gone = true }, null),
        AwsFaultKind.NotConfigured => (null, new WorkOutcome.Done()),
        AwsFaultKind.Transient or AwsFaultKind.Throttled or AwsFaultKind.Conflict when attempt < ReadsBeforeUnreadable
            => (null, new WorkOutcome.Retry($"AWS answered {fault.Code} when the live policy was read.")),
        AwsFaultKind.Transient or AwsFaultKind.Throttled or AwsFaultKind.Conflict
            or AwsFaultKind.Denied or AwsFaultKind.Invalid => (facts with { ReadError = Why(fault) }, null),
        _ => throw new InvalidOperationException($"No rule for an AWS fault of the kind {fault.Kind}."),
    };

    private static string Why(AwsFault fault) => fault.Denial is { } denial && DenialWords.Why(denial) is { } why
        ? $"AWS answered {fault.Code}: {why}."
        : $"AWS answered {fault.Code}.";

    private async Task<EventFacts.BucketChange?> EventAsync(long? eventId, CancellationToken cancellationToken)
    {
        if (eventId is not { } id)
        {
            return null;
        }

        var body = await store.ReadAsync(
            (db, token) => db.InboxEvents.Where(row => row.Id == id).Select(row => row.Body).FirstOrDefaultAsync(token),
            cancellationToken).ConfigureAwait(false);
        return body is null ? null : sources.Read(EventEnvelope.Parse(body)) as EventFacts.BucketChange;
    }

    /// <summary>
    /// Config is asked when our own store has no accepted version to go back to, and once per bucket for its history.
    /// Its failure is not the look's: the finding must come, with what is known.
    /// </summary>
    private async Task<IReadOnlyList<ConfigurationPolicy>> HistoryAsync(LookFacts facts, CancellationToken cancellationToken)
    {
        var wanted = await store.ReadAsync((db, token) => NeedsHistoryAsync(db, facts, token), cancellationToken).ConfigureAwait(false);
        if (!wanted)
        {
            return [];
        }

        var items = await history.ReadAsync(facts.Payload.Bucket, null, MostConfigItems, cancellationToken).ConfigureAwait(false);
        return items.Value ?? [];
    }

    private static async Task<bool> NeedsHistoryAsync(ConsoleDbContext db, LookFacts facts, CancellationToken cancellationToken)
    {
        var bucket = await BucketStore.FindAsync(db, facts.Payload.Bucket, cancellationToken).ConfigureAwait(false);
        if (facts.Payload.Reason == LookReason.Inventory || (facts.Payload.Reason == LookReason.Sweep && bucket?.ObservedUtc is null))
        {
            return bucket is null || !await db.PolicySightings
                .AnyAsync(row => row.BucketId == bucket.Id && row.Source == VersionSource.Config, cancellationToken).ConfigureAwait(false);
        }

        if (JudgeOfBuckets.IsCompliant(facts.Verdict!))
        {
            return false;
        }

        var live = PolicyFingerprint.OfText(facts.LiveText).Value;
        return bucket is null || !await db.PolicyVersions
            .AnyAsync(row => row.BucketId == bucket.Id && row.Accepted && row.Fingerprint != live, cancellationToken).ConfigureAwait(false);
    }
}
