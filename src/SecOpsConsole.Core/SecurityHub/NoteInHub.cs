using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Ports.SecurityHub;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.SecurityHub;

/// <summary>
/// Sends what waits for Security Hub in one account and Region: findings with the same status and note go together, at most 100 in a call, and
/// never more than ten calls a second. Setting the same status twice changes nothing there, so a lost answer is sent again.
/// </summary>
internal sealed partial class NoteInHub(
    ConsoleStore store, SecurityHubOptions options, TimeProvider clock, ILogger<NoteInHub> logger, ISecurityHubGateway? hub = null) : IWorkHandler
{
    /// <summary>After so many tries, about two hours, a note has failed.</summary>
    public const int MostAttempts = 30;

    /// <summary>Not known after about two hours: then Macie does not publish the finding there.</summary>
    private const int MostNotFound = 12;

    /// <summary>Security Hub API reference: BatchUpdateFindings, RateLimit of 10 requests per second.</summary>
    private static readonly TimeSpan s_betweenCalls = TimeSpan.FromMilliseconds(100);
    private const int MostCalls = 20;
    private const int MostLooked = 1_000;
    private const int LongestError = 500;

    public WorkKind Kind => WorkKind.NoteInHub;

    public async Task<WorkOutcome> HandleAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var payload = WorkPayload.Read<HubNotePayload>(item);
        var place = new HubPlace(payload.AccountId, payload.Region);
        for (var call = 0; call < MostCalls; call++)
        {
            var batch = await store.ReadAsync((db, ct) => NextAsync(db, place, ct), cancellationToken).ConfigureAwait(false);
            if (batch.Count == 0)
            {
                break;
            }
            if (call > 0)
            {
                await Task.Delay(s_betweenCalls, clock, cancellationToken).ConfigureAwait(false);
            }
            var answer = await SendAsync(place, batch, cancellationToken).ConfigureAwait(false);
            if (!await store.WriteAsync((scope, ct) => RecordAsync(scope, place, batch, answer, ct), cancellationToken).ConfigureAwait(false))
            {
                break;
            }
        }
        await store.WriteAsync((scope, ct) => PlanAsync(scope, place, ct), cancellationToken).ConfigureAwait(false);
        return new WorkOutcome.Done();
    }

    internal static IQueryable<HubNote> Waiting(ConsoleDbContext db, HubPlace place) => db.HubNotes
        .Where(row => row.State == DeliveryState.Waiting && row.AccountId == place.AccountId && row.Region == place.Region).OrderBy(row => row.DueUtc).ThenBy(row => row.Id);

    /// <summary>The longest due, with all others that say the same.</summary>
    private async Task<List<HubNote>> NextAsync(ConsoleDbContext db, HubPlace place, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var due = await Waiting(db, place).AsNoTracking().Where(row => row.DueUtc <= now).Take(MostLooked).ToListAsync(cancellationToken).ConfigureAwait(false);
        return due.Count == 0 ? due
            : [.. due.Where(row => row.Status == due[0].Status && row.Text == due[0].Text && row.Who == due[0].Who)
                .DistinctBy(row => row.ExternalId).Take(ISecurityHubGateway.MostInCall)];
    }

    private async Task<AwsAnswer<IReadOnlyList<HubRefusal>>> SendAsync(HubPlace place, List<HubNote> batch, CancellationToken cancellationToken)
    {
        if (!options.NoteWorkflow || hub is null)
        {
            return AwsAnswer<IReadOnlyList<HubRefusal>>.Failed(new AwsFault(AwsFaultKind.Invalid, "SwitchedOff", "SecurityHub__NoteWorkflow was switched off before it was sent.", null));
        }
        var check = await new HubCheck(store, hub, clock).RunAsync(place, batch, cancellationToken).ConfigureAwait(false);
        if (check.Value is not { } refused || refused.Count == batch.Count)
        {
            return check;
        }
        var ids = batch.Select(row => row.ExternalId).Except(refused.Select(refusal => refusal.FindingId), StringComparer.Ordinal).ToList();
        var update = new HubUpdate(HubWords.StatusOf(batch[0].Status), batch[0].Text, batch[0].Who);
        var answer = await hub.NoteAsync(place, update, ids, cancellationToken).ConfigureAwait(false);
        return answer.Value is { } more ? AwsAnswer<IReadOnlyList<HubRefusal>>.Ok([.. refused, .. more], answer.RequestId) : answer;
    }

    /// <returns>False when nothing more is sent to this place for now.</returns>
    private async Task<bool> RecordAsync(
        WriteScope scope, HubPlace place, List<HubNote> batch, AwsAnswer<IReadOnlyList<HubRefusal>> answer, CancellationToken cancellationToken)
    {
        var versions = batch.ToDictionary(row => row.Id, row => row.Version);
        var rows = await scope.Db.HubNotes.AsTracking().Where(row => versions.Keys.Contains(row.Id) && row.State == DeliveryState.Waiting)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        rows.RemoveAll(row => row.Version != versions[row.Id]);
        if (answer.Fault is { } fault)
        {
            return await FailAsync(scope, place, rows, fault, cancellationToken).ConfigureAwait(false);
        }
        var refused = answer.Value!.ToDictionary(refusal => refusal.FindingId, StringComparer.Ordinal);
        var failed = new List<HubNote>();
        foreach (var row in rows)
        {
            row.Attempts++;
            if (!refused.TryGetValue(row.ExternalId, out var refusal))
            {
                (row.State, row.EndedUtc, row.LastError) = (DeliveryState.Delivered, scope.NowUtc, null);
            }
            else if (HubWords.WaitFor(refusal) is { } wait && row.Attempts < (refusal.Code == HubRefusal.NotFound ? MostNotFound : MostAttempts))
            {
                (row.DueUtc, row.LastError) = (scope.NowUtc + wait, Cut(HubWords.Refused(refusal)));
            }
            else
            {
                End(scope, row, HubWords.Refused(refusal));
                failed.Add(row);
            }
        }
        await TellAsync(scope, failed, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task<bool> FailAsync(WriteScope scope, HubPlace place, List<HubNote> rows, AwsFault fault, CancellationToken cancellationToken)
    {
        var permanent = HubWords.Permanent(fault, place);
        var failed = new List<HubNote>();
        foreach (var row in rows)
        {
            row.Attempts++;
            if (permanent is null && row.Attempts < MostAttempts)
            {
                (row.DueUtc, row.LastError) = (scope.NowUtc + WorkBackoff.After(row.Attempts, 0.5), $"Security Hub answered {fault.Code}.");
                continue;
            }
            End(scope, row, permanent ?? $"Given up after {row.Attempts} attempts. Last: Security Hub answered {fault.Code}.");
            failed.Add(row);
        }
        if (permanent is null)
        {
            // What limits one call limits the place: the others wait as long.
            var until = scope.NowUtc + WorkBackoff.After(rows.Count == 0 ? 1 : rows.Max(row => row.Attempts), 0.5);
            var ids = rows.ConvertAll(row => row.Id);
            await Waiting(scope.Db, place).Where(row => row.DueUtc < until && !ids.Contains(row.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.DueUtc, until), cancellationToken).ConfigureAwait(false);
        }
        await TellAsync(scope, failed, cancellationToken).ConfigureAwait(false);
        return permanent is not null;
    }

    private void End(WriteScope scope, HubNote row, string why)
    {
        (row.State, row.EndedUtc, row.LastError) = (DeliveryState.Failed, scope.NowUtc, Cut(why));
        Failed(logger, row.Id, row.AccountId, row.Region, why);
    }

    /// <summary>One line of the bell for all that failed for one reason.</summary>
    private static async Task TellAsync(WriteScope scope, List<HubNote> failed, CancellationToken cancellationToken)
    {
        foreach (var group in failed.GroupBy(row => row.LastError))
        {
            var what = group.Count() == 1 ? "A status could not be noted in Security Hub" : $"{group.Count()} statuses could not be noted in Security Hub";
            await NotificationOutbox.AddAsync(scope, NotificationKind.ChannelFailed, $"{what}: {group.Key}", cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The work comes again when the next note is due.</summary>
    private static async Task PlanAsync(WriteScope scope, HubPlace place, CancellationToken cancellationToken)
    {
        if (await Waiting(scope.Db, place).Select(row => (DateTime?)row.DueUtc).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false) is { } due)
        {
            await HubNotePayload.EnqueueAsync(
                scope, place.AccountId, place.Region, due > scope.NowUtc ? due - scope.NowUtc : TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        }
    }

    private static string Cut(string text) => text.Length <= LongestError ? text : text[..LongestError];

    [LoggerMessage(3006, LogLevel.Error, "Note {Note} to Security Hub in {Account}, {Region} failed for good: {Why}")]
    private static partial void Failed(ILogger logger, long note, string account, string region, string why);
}
