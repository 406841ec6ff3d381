using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Escalation;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Notifications.Channels;

/// <summary>Where notices go; changed by administrators only, each change with a row of the audit record. A secret goes in and never comes out.</summary>
public sealed class ChannelRegister
{
    private const int MostChannels = 100;
    private readonly ConsoleStore _store;
    private readonly DeskFloor _floor;
    private readonly ISecretBox _secrets;
    private readonly ChannelCheck _check;

    internal ChannelRegister(ConsoleStore store, DeskFloor floor, IEnumerable<INotifier> notifiers, ISecretBox secrets)
    {
        (_store, _floor, _secrets) = (store, floor, secrets);
        Kinds = [.. notifiers.Where(notifier => notifier.Form is not null).Select(notifier => new ChannelKind(notifier.Id, notifier.Form!)).OrderBy(kind => kind.Form.Label, StringComparer.Ordinal)];
        _check = new ChannelCheck(Kinds);
    }

    /// <summary>What can be added.</summary>
    public IReadOnlyList<ChannelKind> Kinds { get; }

    /// <summary>The channels, those that were removed not among them; null for whoever may not see them.</summary>
    public Task<List<ChannelRow>?> ListAsync(Caller caller, CancellationToken cancellationToken) => _store.ReadAsync(
        async (db, ct) => await MayAsync(db, caller, ct).ConfigureAwait(false) ? await ChannelReads.ListAsync(db, ct).ConfigureAwait(false) : null, cancellationToken);

    /// <summary>The delivery log, the newest first; null for whoever may not see it.</summary>
    /// <exception cref="FormatException">The cursor is not one of this list.</exception>
    public Task<Page<DeliveryRow>?> LogAsync(long? channelId, bool failedOnly, string? cursor, int limit, Caller caller, CancellationToken cancellationToken) => _store.ReadAsync(
        async (db, ct) => await MayAsync(db, caller, ct).ConfigureAwait(false)
            ? await ChannelReads.LogAsync(db, channelId, failedOnly, PageCursor.Decode(cursor), PageCursor.Limit(limit), ct).ConfigureAwait(false) : null,
        cancellationToken);

    public Task<DeskResult> AddAsync(ChannelDraft draft, Caller caller, CancellationToken cancellationToken) => RunAsync(caller, null, async (scope, access, ct) =>
    {
        if (_check.Problem(draft, existing: null, kept: null) is { } problem)
        {
            return Invalid(problem);
        }

        if (await scope.Db.Channels.CountAsync(row => row.RemovedUtc == null, ct).ConfigureAwait(false) >= MostChannels)
        {
            return new DeskResult(DeskOutcome.NotAllowed, $"There are {MostChannels} channels already. Nothing was added. Remove one first.");
        }

        if (await IsTakenAsync(scope.Db, draft.Name, 0, ct).ConfigureAwait(false))
        {
            return Taken(draft.Name);
        }

        var channel = new Channel { Name = draft.Name.Trim(), Notifier = draft.Notifier, SettingsJson = "", RulesJson = "", ChangedBy = "" };
        Fill(scope, channel, draft, access);
        scope.Db.Channels.Add(channel);
        return Tell(scope, access, $"{access.Name} added the channel {channel.Name} ({_check.Label(channel.Notifier)}).", $"The channel {channel.Name} is added. Send a test.");
    }, cancellationToken);

    public Task<DeskResult> ChangeAsync(long id, ChannelDraft draft, Caller caller, CancellationToken cancellationToken) => ForAsync(id, caller, null, async (scope, access, channel, ct) =>
    {
        if (_check.Problem(draft with { Notifier = channel.Notifier }, channel, channel.Secret is null ? null : _secrets.Open(channel.Secret)) is { } problem)
        {
            return Invalid(problem);
        }

        if (await IsTakenAsync(scope.Db, draft.Name, id, ct).ConfigureAwait(false))
        {
            return Taken(draft.Name);
        }

        var before = (channel.Name, channel.SettingsJson, channel.RulesJson);
        channel.Name = draft.Name.Trim();
        Fill(scope, channel, draft, access);
        string[] what =
        [
            .. before.Name == channel.Name ? Array.Empty<string>() : [$"its name (it was {before.Name})"],
            .. before.SettingsJson == channel.SettingsJson ? Array.Empty<string>() : ["its settings"],
            .. before.RulesJson == channel.RulesJson ? Array.Empty<string>() : ["its rules"],
            .. draft.Secret is null ? Array.Empty<string>() : ["its secret"],
        ];
        return what.Length == 0
            ? new DeskResult(DeskOutcome.Accepted, $"The channel {channel.Name} is this already.")
            : Tell(scope, access, $"{access.Name} changed the channel {channel.Name}: {string.Join(", ", what)}.", $"The channel {channel.Name} is changed.");
    }, cancellationToken);

    /// <summary>Switched off it is told of nothing new; what waits goes out when it is switched on again.</summary>
    public Task<DeskResult> SwitchAsync(long id, bool isEnabled, string? reason, Caller caller, CancellationToken cancellationToken) => ForAsync(id, caller, reason, async (scope, access, channel, ct) =>
    {
        if (channel.IsEnabled == isEnabled)
        {
            return new DeskResult(DeskOutcome.Accepted, $"The channel {channel.Name} is {(isEnabled ? "on" : "off")} already.");
        }

        if (!isEnabled && await ToldByAsync(scope.Db, id, ct).ConfigureAwait(false) is { } refused)
        {
            return refused;
        }

        (channel.IsEnabled, channel.PausedUntilUtc, channel.ChangedBy, channel.ChangedUtc) = (isEnabled, null, access.Name, scope.NowUtc);
        await DeliverPayload.EnqueueAsync(scope, id, TimeSpan.Zero, ct).ConfigureAwait(false);
        return Tell(scope, access, $"{access.Name} switched the channel {channel.Name} {(isEnabled ? "on" : "off")}.", $"The channel {channel.Name} is {(isEnabled ? "on" : "off")}.", reason);
    }, cancellationToken);

    /// <summary>The secret is forgotten, the log stays; what waits is not sent.</summary>
    public Task<DeskResult> RemoveAsync(long id, string? reason, Caller caller, CancellationToken cancellationToken) => ForAsync(id, caller, reason, async (scope, access, channel, ct) =>
    {
        if (await ToldByAsync(scope.Db, id, ct).ConfigureAwait(false) is { } refused)
        {
            return refused;
        }

        (channel.RemovedUtc, channel.Secret, channel.IsEnabled) = (scope.NowUtc, null, false);
        (channel.ChangedBy, channel.ChangedUtc) = (access.Name, scope.NowUtc);
        await scope.Db.ChannelItems.Where(item => item.ChannelId == id && item.DeliveryId == null).ExecuteDeleteAsync(ct).ConfigureAwait(false);
        await scope.Db.ChannelDeliveries.Where(delivery => delivery.ChannelId == id && delivery.State == DeliveryState.Waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, DeliveryState.Failed).SetProperty(row => row.EndedUtc, scope.NowUtc)
                .SetProperty(row => row.LastError, "The channel was removed."), ct).ConfigureAwait(false);
        return Tell(scope, access, $"{access.Name} removed the channel {channel.Name}.", $"The channel {channel.Name} is removed. Its secret is forgotten.", reason);
    }, cancellationToken);

    /// <summary>Sends a message that says it is a test; the log shows what became of it.</summary>
    public Task<DeskResult> TestAsync(long id, Caller caller, CancellationToken cancellationToken) => ForAsync(id, caller, null, async (scope, access, channel, ct) =>
    {
        if (!channel.IsEnabled)
        {
            return new DeskResult(DeskOutcome.NotAllowed, $"The channel {channel.Name} is off. Nothing was sent. Switch it on first.");
        }

        channel.PausedUntilUtc = null;
        scope.Db.ChannelDeliveries.Add(new ChannelDelivery
        {
            ChannelId = id,
            Kind = NotificationKind.Test,
            Count = 1,
            Text = $"{access.Name} tries the channel {channel.Name}. Nothing has happened; nobody needs to do anything.",
            AtUtc = scope.NowUtc,
            CreatedUtc = scope.NowUtc,
            DueUtc = scope.NowUtc,
        });
        await DeliverPayload.EnqueueAsync(scope, id, TimeSpan.Zero, ct).ConfigureAwait(false);
        return Tell(scope, access, $"{access.Name} sent a test to the channel {channel.Name}.", "The test is on its way. The log below says what became of it.");
    }, cancellationToken);

    /// <summary>With the same key when it had not arrived, so that a receiver that had it after all can tell; with another one when it had.</summary>
    public Task<DeskResult> SendAgainAsync(long deliveryId, Caller caller, CancellationToken cancellationToken) => RunAsync(caller, null, async (scope, access, ct) =>
    {
        var delivery = await scope.Db.ChannelDeliveries.AsTracking().SingleOrDefaultAsync(row => row.Id == deliveryId, ct).ConfigureAwait(false);
        var channel = delivery is null ? null : await scope.Db.Channels.SingleOrDefaultAsync(row => row.Id == delivery.ChannelId, ct).ConfigureAwait(false);
        if (delivery is null || channel is not { RemovedUtc: null })
        {
            return new DeskResult(DeskOutcome.NotFound, "There is no such message, or its channel was removed. Nothing was sent.");
        }

        if (delivery.State == DeliveryState.Waiting || !channel.IsEnabled)
        {
            return new DeskResult(DeskOutcome.NotAllowed, channel.IsEnabled ? "It is on its way already. Nothing was changed." : $"The channel {channel.Name} is off. Nothing was sent. Switch it on first.");
        }

        var arrived = delivery.State == DeliveryState.Delivered;
        delivery.Round += arrived ? 1 : 0;
        (delivery.State, delivery.Attempts, delivery.DueUtc, delivery.EndedUtc) = (DeliveryState.Waiting, 0, scope.NowUtc, arrived ? delivery.EndedUtc : null);
        await DeliverPayload.EnqueueAsync(scope, channel.Id, TimeSpan.Zero, ct).ConfigureAwait(false);
        return Tell(scope, access, $"{access.Name} had message {deliveryId} sent again to the channel {channel.Name}.", "It is sent again.");
    }, cancellationToken);

    private void Fill(WriteScope scope, Channel channel, ChannelDraft draft, Access access)
    {
        channel.SettingsJson = ChannelJson.Write(draft.Settings.Where(pair => pair.Value.Trim().Length > 0).ToDictionary(pair => pair.Key, pair => pair.Value.Trim(), StringComparer.Ordinal));
        channel.RulesJson = ChannelJson.Write(draft.Rules);
        channel.Secret = draft.Secret is { Length: > 0 } secret ? _secrets.Protect(secret.Trim()) : channel.Secret;
        (channel.PausedUntilUtc, channel.ChangedBy, channel.ChangedUtc) = (null, access.Name, scope.NowUtc);
    }

    private Task<DeskResult> ForAsync(
        long id, Caller caller, string? reason, Func<WriteScope, Access, Channel, CancellationToken, Task<DeskResult>> command, CancellationToken cancellationToken) =>
        RunAsync(caller, reason, async (scope, access, ct) =>
            await scope.Db.Channels.AsTracking().SingleOrDefaultAsync(row => row.Id == id && row.RemovedUtc == null, ct).ConfigureAwait(false) is { } channel
                ? await command(scope, access, channel, ct).ConfigureAwait(false)
                : new DeskResult(DeskOutcome.NotFound, "There is no such channel, or it was removed. Nothing was changed."), cancellationToken);

    private Task<DeskResult> RunAsync(Caller caller, string? reason, Func<WriteScope, Access, CancellationToken, Task<DeskResult>> command, CancellationToken cancellationToken) =>
        _floor.RunAsync(caller, Right.ManageChannels, reason, command, cancellationToken);

    private static async Task<bool> MayAsync(ConsoleDbContext db, Caller caller, CancellationToken cancellationToken) =>
        (await DeskFloor.CheckAsync(db, caller, Right.ManageChannels, cancellationToken).ConfigureAwait(false)).Refused is null;

    /// <summary>Null, or which levels of an escalation nobody would hear of.</summary>
    private static async Task<DeskResult?> ToldByAsync(ConsoleDbContext db, long id, CancellationToken cancellationToken)
    {
        var policy = await EscalationPolicy.ReadAsync(db, cancellationToken).ConfigureAwait(false);
        var levels = policy.Levels.Index().Where(level => level.Item.ChannelId == id).Select(level => level.Index + 1).ToList();
        return levels.Count == 0 ? null : new DeskResult(DeskOutcome.NotAllowed,
            $"{(levels.Count == 1 ? $"Level {levels[0]} is" : $"Levels {string.Join(" and ", levels)} are")} told by this channel. Nothing was changed. Choose another one on the page Escalation first.");
    }

    private static Task<bool> IsTakenAsync(ConsoleDbContext db, string name, long exceptId, CancellationToken cancellationToken) =>
        db.Channels.AnyAsync(row => row.RemovedUtc == null && row.Id != exceptId && row.Name == name.Trim(), cancellationToken);

    private static DeskResult Tell(WriteScope scope, Access access, string row, string answer, string? reason = null)
    {
        Timeline.TellConsole(scope, FindingEventKind.ChannelChanged, new TransitionNote(access.Name, row) { Reason = reason });
        return new DeskResult(DeskOutcome.Accepted, answer);
    }

    private static DeskResult Invalid(string problem) => new(DeskOutcome.Invalid, $"{problem} Nothing was changed.");

    private static DeskResult Taken(string name) => new(DeskOutcome.Conflict, $"There is a channel {name.Trim()} already. Nothing was changed. Use another name.");
}
