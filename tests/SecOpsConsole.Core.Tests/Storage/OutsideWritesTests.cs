using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Tests.Storage;

/// <summary>What takes long is worked out between the rounds of a write, never while everybody waits for the one writer.</summary>
public sealed class OutsideWritesTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Another_command_is_written_while_a_comparison_is_under_way()
    {
        await using var store = await TestStore.OpenAsync();
        var (begun, mayEnd) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource<int>());
        var slow = Task.Run(() => store.Store.WriteAsync((_, _) => Task.FromResult(OutsideWrites.Answer("hostile", () =>
        {
            begun.TrySetResult();
            return mayEnd.Task.GetAwaiter().GetResult();
        })), None));

        await begun.Task;
        await SetAsync(store, "other", "written");

        Assert.False(slow.IsCompleted);
        Assert.Equal("written", await GetAsync(store, "other"));
        mayEnd.SetResult(42);
        Assert.Equal(42, await slow);
    }

    [Fact]
    public async Task What_moved_during_the_comparison_is_compared_anew()
    {
        await using var store = await TestStore.OpenAsync();
        await SetAsync(store, "policy", "old");
        var compared = new List<string>();

        var decided = await store.Store.WriteAsync(async (scope, ct) =>
        {
            var policy = (await scope.Db.Settings.SingleAsync(row => row.Key == "policy", ct)).Value;
            return OutsideWrites.Answer(policy, () =>
            {
                compared.Add(policy);
                SetAsync(store, "policy", "new").GetAwaiter().GetResult();
                return $"about {policy}";
            });
        }, None);

        Assert.Equal("about new", decided);
        Assert.Equal(["old", "new"], compared);
    }

    [Fact]
    public async Task Of_a_round_that_was_not_the_last_nothing_is_left()
    {
        await using var store = await TestStore.OpenAsync();
        var rounds = 0;

        await store.Store.WriteAsync(async (scope, ct) =>
        {
            scope.Db.Settings.Add(new Setting { Key = $"round-{++rounds}", Value = "here" });
            await scope.Db.SaveChangesAsync(ct);
            OutsideWrites.Answer("first", () => 1);
            OutsideWrites.Answer("second", () => 2);
        }, None);

        Assert.Equal(["round-3"], await store.Store.ReadAsync((db, ct) => db.Settings.Where(row => row.Key.StartsWith("round")).Select(row => row.Key).ToListAsync(ct), None));
    }

    [Fact]
    public async Task A_write_that_never_has_all_its_answers_ends_with_nothing_written()
    {
        await using var store = await TestStore.OpenAsync();
        var asked = 0;

        await Assert.ThrowsAsync<UnansweredException>(() => store.Store.WriteAsync((scope, _) =>
        {
            scope.Db.Settings.Add(new Setting { Key = "never", Value = "here" });
            return Task.FromResult(OutsideWrites.Answer(++asked, () => true));
        }, None));

        Assert.Null(await GetAsync(store, "never"));
        await SetAsync(store, "still", "works");
    }

    [Fact]
    public async Task A_comparison_that_fails_fails_the_write_and_leaves_nothing()
    {
        await using var store = await TestStore.OpenAsync();

        await Assert.ThrowsAsync<FormatException>(() => store.Store.WriteAsync((scope, _) =>
        {
            scope.Db.Settings.Add(new Setting { Key = "never", Value = "here" });
            return Task.FromResult(OutsideWrites.Answer<int>("broken", () => throw new FormatException()));
        }, None));

        Assert.Null(await GetAsync(store, "never"));
    }

    private static Task SetAsync(TestStore store, string key, string value) => store.Store.WriteAsync(async (scope, ct) =>
    {
        if (await scope.Db.Settings.AsTracking().SingleOrDefaultAsync(row => row.Key == key, ct) is { } known)
        {
            known.Value = value;
            return;
        }

        scope.Db.Settings.Add(new Setting { Key = key, Value = value });
    }, None);

    private static Task<string?> GetAsync(TestStore store, string key) =>
        store.Store.ReadAsync((db, ct) => db.Settings.Where(row => row.Key == key).Select(row => (string?)row.Value).SingleOrDefaultAsync(ct), None);
}
