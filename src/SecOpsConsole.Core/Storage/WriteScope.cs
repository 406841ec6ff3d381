using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Queue;

namespace SecOpsConsole.Core.Storage;

/// <summary>
/// What one write may do: change rows, enqueue the next step, name what else changed. All of it is one transaction;
/// the store saves at the end. Await nothing but <see cref="Db"/> in here: every other writer waits meanwhile.
/// </summary>
public sealed class WriteScope
{
    private readonly HashSet<Change> _changes = [];
    private readonly List<Func<CancellationToken, Task>> _atEnd = [];
    private NotificationOutbox? _outbox;
    private FindingRanking? _ranking;

    internal WriteScope(ConsoleDbContext db, DateTime nowUtc)
    {
        Db = db;
        NowUtc = nowUtc;
    }

    public ConsoleDbContext Db { get; }

    /// <summary>What people must be told of this write; stored with it.</summary>
    internal NotificationOutbox Outbox => _outbox ??= new NotificationOutbox(this);

    /// <summary>Which findings the data that they expose makes more or less severe; ranked at the end of this write, before people are told.</summary>
    internal FindingRanking Ranking => _ranking ??= new FindingRanking(this);

    /// <summary>Whose command this write carries out; null when it is nobody's.</summary>
    internal Decider? Decider { get; set; }

    /// <summary>The instant of this write.</summary>
    public DateTime NowUtc { get; }

    /// <summary>
    /// Publishes a change after the commit. Rows that went through the change tracker are published by themselves;
    /// this is for ExecuteUpdate and the like.
    /// </summary>
    public void Changed(ChangedEntity entity, long id) => _changes.Add(new Change(entity, id));

    /// <summary>Adds a piece of work to this transaction; it starts after the commit, or after <paramref name="delay"/>.</summary>
    /// <param name="kind">Which handler runs it.</param>
    /// <param name="partition">Items of one partition never run at the same time; null when it does not matter.</param>
    /// <param name="payload">The handler's payload record; stored as camelCase JSON.</param>
    /// <param name="delay">Not before this much time has passed.</param>
    /// <param name="maxAttempts">After so many failures it becomes a dead letter.</param>
    public void Enqueue(WorkKind kind, string? partition, object payload, TimeSpan? delay = null, int maxAttempts = 20) =>
        Db.WorkItems.Add(new WorkItem
        {
            Kind = kind,
            Partition = partition,
            Payload = WorkPayload.Write(payload),
            State = delay > TimeSpan.Zero ? WorkState.Scheduled : WorkState.Available,
            MaxAttempts = maxAttempts,
            CreatedUtc = NowUtc,
            RunAtUtc = delay > TimeSpan.Zero ? NowUtc + delay.Value : NowUtc,
        });

    /// <summary>Runs a step at the end of this write, before it is saved and in its transaction; the steps run in their order.</summary>
    public void AtEnd(Func<CancellationToken, Task> step) => _atEnd.Add(step);

    internal async Task FinishAsync(CancellationToken cancellationToken)
    {
        // A step may add another one, or touch a finding; what is told is told of findings that are ranked.
        for (var i = 0; i < _atEnd.Count || _ranking is { IsDue: true };)
        {
            if (_ranking is { IsDue: true } ranking)
            {
                await ranking.SettleAsync(cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await _atEnd[i++](cancellationToken).ConfigureAwait(false);
            }
        }
    }

    internal IReadOnlyCollection<Change> TakeChanges()
    {
        foreach (var entity in Db.Touched)
        {
            ChangeMap.Add(entity, _changes);
        }

        return _changes;
    }
}
