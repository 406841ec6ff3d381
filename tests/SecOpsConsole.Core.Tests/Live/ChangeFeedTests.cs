using Microsoft.Extensions.Logging.Abstractions;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Tests.Storage;

namespace SecOpsConsole.Core.Tests.Live;

public sealed class ChangeFeedTests
{
    [Fact]
    public async Task A_slow_subscriber_delays_nobody_and_gets_the_rest_in_one_piece()
    {
        var feed = new ChangeFeed(NullLogger<ChangeFeed>.Instance);
        using var gate = new ManualResetEventSlim();
        var slow = new List<IReadOnlyList<Change>>();
        var quick = new HashSet<Change>();
        using var first = feed.Subscribe(changes =>
        {
            gate.Wait();
            lock (slow)
            {
                slow.Add(changes);
            }
        });
        using var second = feed.Subscribe(changes =>
        {
            lock (quick)
            {
                quick.UnionWith(changes);
            }
        });

        for (var i = 1; i <= 500; i++)
        {
            feed.Publish([new Change(ChangedEntity.Finding, i), new Change(ChangedEntity.Bucket, 1)]);
        }

        await Eventually.TrueAsync(() => { lock (quick) { return quick.Count == 501; } }, "the quick one has all");
        gate.Set();
        await Eventually.TrueAsync(() => { lock (slow) { return slow.SelectMany(changes => changes).Distinct().Count() == 501; } }, "the slow one has all");
        Assert.InRange(slow.Count, 1, 2);
    }

    [Fact]
    public async Task A_throwing_subscriber_is_called_again_and_harms_no_other()
    {
        var feed = new ChangeFeed(NullLogger<ChangeFeed>.Instance);
        var (calls, seen) = (0, 0);
        using var bad = feed.Subscribe(_ =>
        {
            Interlocked.Increment(ref calls);
            throw new InvalidOperationException("bug");
        });
        using var good = feed.Subscribe(_ => Interlocked.Increment(ref seen));

        feed.Publish([new Change(ChangedEntity.Finding, 1)]);
        await Eventually.TrueAsync(() => Volatile.Read(ref calls) == 1 && Volatile.Read(ref seen) == 1, "both are called");
        feed.Publish([new Change(ChangedEntity.Finding, 2)]);
        await Eventually.TrueAsync(() => Volatile.Read(ref calls) == 2 && Volatile.Read(ref seen) == 2, "both are called again");
    }

    [Fact]
    public async Task Too_many_changes_become_any_of_them()
    {
        var feed = new ChangeFeed(NullLogger<ChangeFeed>.Instance);
        using var gate = new ManualResetEventSlim();
        var seen = new List<Change>();
        using var subscription = feed.Subscribe(changes =>
        {
            gate.Wait();
            lock (seen)
            {
                seen.AddRange(changes);
            }
        });

        for (var i = 1; i <= 5000; i++)
        {
            feed.Publish([new Change(ChangedEntity.Event, i)]);
        }

        gate.Set();
        await Eventually.TrueAsync(() => { lock (seen) { return seen.Contains(new Change(ChangedEntity.Event, Change.Any)); } }, "any event may have changed");
        Assert.InRange(seen.Count, 1, 3000);
    }

    [Fact]
    public async Task Nothing_comes_after_the_end_of_a_subscription()
    {
        var feed = new ChangeFeed(NullLogger<ChangeFeed>.Instance);
        var (ended, other) = (0, 0);
        var subscription = feed.Subscribe(_ => Interlocked.Increment(ref ended));
        using var witness = feed.Subscribe(_ => Interlocked.Increment(ref other));

        subscription.Dispose();
        feed.Publish([new Change(ChangedEntity.Finding, 1)]);

        await Eventually.TrueAsync(() => Volatile.Read(ref other) == 1, "the witness is called");
        Assert.Equal(0, ended);
    }
}
