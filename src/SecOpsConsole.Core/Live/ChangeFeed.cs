using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace SecOpsConsole.Core.Live;

/// <summary>
/// Tells subscribers what was committed. Each subscriber has its own small mailbox, emptied on the thread pool: a slow one gets
/// its changes coalesced, a throwing one is logged, and neither delays the writer or anybody else.
/// </summary>
public sealed partial class ChangeFeed(ILogger<ChangeFeed> logger)
{
    private readonly ILogger _logger = logger;
    private ImmutableArray<Subscription> _subscriptions = [];

    /// <summary>
    /// Calls <paramref name="onChanges"/> after each commit, never twice at the same time; what happens during a call is handed over
    /// together in the next one. Subscribe first, then load, or a change between the two is missed. Dispose to end it.
    /// </summary>
    public IDisposable Subscribe(Action<IReadOnlyList<Change>> onChanges)
    {
        ArgumentNullException.ThrowIfNull(onChanges);
        var subscription = new Subscription(this, onChanges);
        ImmutableInterlocked.Update(ref _subscriptions, static (all, added) => all.Add(added), subscription);
        return subscription;
    }

    internal void Publish(IReadOnlyCollection<Change> changes)
    {
        if (changes.Count == 0)
        {
            return;
        }

        foreach (var subscription in _subscriptions)
        {
            subscription.Post(changes);
        }
    }

    [LoggerMessage(5001, LogLevel.Error, "A subscriber of the change feed failed; it goes on with the next change.")]
    private static partial void SubscriberFailed(ILogger logger, Exception exception);

    private sealed class Subscription(ChangeFeed feed, Action<IReadOnlyList<Change>> onChanges) : IDisposable, IThreadPoolWorkItem
    {
        /// <summary>Beyond this a mailbox says "any of them" instead of naming each row.</summary>
        private const int MaxNamed = 1000;

        private readonly Lock _lock = new();
        private HashSet<Change> _pending = [];
        private bool _scheduled;
        private bool _ended;

        public void Post(IReadOnlyCollection<Change> changes)
        {
            lock (_lock)
            {
                if (_ended)
                {
                    return;
                }

                _pending.UnionWith(changes);
                if (_pending.Count > MaxNamed)
                {
                    _pending = [.. _pending.Select(change => change with { Id = Change.Any })];
                }

                if (_scheduled)
                {
                    return;
                }

                _scheduled = true;
            }

            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        void IThreadPoolWorkItem.Execute()
        {
            while (Take() is { } changes)
            {
                try
                {
                    onChanges(changes);
                }
#pragma warning disable CA1031 // A stranger's failure must not end the feed of this subscriber or of the others.
                catch (Exception exception)
#pragma warning restore CA1031
                {
                    SubscriberFailed(feed._logger, exception);
                }
            }
        }

        public void Dispose()
        {
            lock (_lock)
            {
                _ended = true;
                _pending.Clear();
            }

            ImmutableInterlocked.Update(ref feed._subscriptions, static (all, gone) => all.Remove(gone), this);
        }

        private Change[]? Take()
        {
            lock (_lock)
            {
                if (_pending.Count == 0)
                {
                    _scheduled = false;
                    return null;
                }

                Change[] taken = [.. _pending];
                _pending.Clear();
                return taken;
            }
        }
    }
}
