using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Tests.Intake;

namespace SecOpsConsole.Core.Tests.AutomaticPath;

/// <summary>One account for a while: buckets come, policies are put, events tell of it truly, late, twice, falsely or not at all.</summary>
internal sealed class RandomWorld : IAsyncDisposable
{
    private const int MostChangesOfOneBucket = 5;

    // These come in turn and not by chance, so that a small sample meets the guards too.
    private const int PausedEvery = 12;
    private const int StoppedEvery = 20;
    private const int OldEvery = 16;
    private const int LaidOpenEvery = 10;

    private static readonly BlockPublicAccess?[] s_blocks = [BlockPublicAccess.None, BlockPublicAccess.None, BlockPublicAccess.None, BlockPublicAccess.All, null];
    private static readonly string[] s_people = ["dana", "terraform", "bob"];
    private static readonly TimeSpan[] s_calm =
        [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(35), TimeSpan.FromSeconds(35), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(12)];
    private static readonly TimeSpan[] s_hasty = [TimeSpan.Zero, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(35)];

    private readonly IntakeWorld _world;
    private readonly Random _random;
    private readonly RandomChanges _changes;
    private readonly WriteWitness _witness;
    private readonly PathTally _tally;
    private readonly TimeSpan[] _pauses;
    private readonly HashSet<(long Finding, HoldReason Reason)> _held = [];
    private string _bucket = "";

    private RandomWorld(IntakeWorld world, int seed, PathTally tally)
    {
        (_world, _random, _changes, _tally) = (world, new Random(seed), new RandomChanges(seed), tally);
        _witness = new WriteWitness(world, seed, tally);
        // Now and then so much happens at once that the account's budget counts.
        _pauses = _random.Next(4) == 0 ? s_hasty : s_calm;
        world.Aws.Writing = _witness.Writing;
        world.Aws.WritingBlock = _witness.WritingBlock;
        world.Aws.Wrote = (bucket, text, attempt, requestId) =>
        {
            if (text is not null && _random.Next(2) == 0)
            {
                world.PostAsync(SampleEvent.Put(bucket, text, world.Now).ByOurRole(attempt, requestId).ToBytes()).GetAwaiter().GetResult();
            }
        };
        world.Working = BetweenAsync;
    }

    public static async Task<RandomWorld> StartAsync(int seed, PathTally tally) => new(await IntakeWorld.StartAsync(inMemory: true), seed, tally);

    public async Task LiveAsync(int changes)
    {
        for (int done = 0, number = 0; done < changes; number++)
        {
            var policy = await OpenAsync(number);
            for (var left = Math.Min(changes - done, 1 + _random.Next(MostChangesOfOneBucket)); left > 0; left--, done++)
            {
                policy = await ChangeAsync(policy, number, done);
            }
        }

        foreach (var (reason, count) in _held.CountBy(held => held.Reason))
        {
            _tally.Held(reason, count);
        }

        _tally.Superseded(await _world.ReadAsync(db => db.Attempts.CountAsync(a => a.Status == AttemptStatus.Superseded)));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    /// <summary>A bucket with a first policy, which the console sees, and with settings and holds of any kind.</summary>
    private async Task<string?> OpenAsync(int number)
    {
        var bucket = _bucket = $"x{number}x";
        var (paused, laidOpen) = (number % PausedEvery == 5, number % LaidOpenEvery == 8);
        var first = Own(paused ? RandomChanges.Sound : laidOpen ? _changes.Weak() : _changes.First());
        var aws = _world.Aws[bucket];
        (aws.Policy, aws.Block, aws.AclPublic) = (first, paused ? BlockPublicAccess.None : laidOpen ? BlockPublicAccess.All : s_blocks[_random.Next(s_blocks.Length)], _random.Next(12) == 0 && !laidOpen);
        await _world.LookAsync(bucket);
        var approves = _random.Next(3) == 0 && !laidOpen;
        await _world.Store.WriteAsync(async (scope, ct) =>
        {
            var row = await scope.Db.Buckets.AsTracking().SingleAsync(b => b.Name == bucket, ct);
            row.Mode = _random.Next(8) switch { _ when paused || laidOpen => AutomaticMode.Automatic, 0 => AutomaticMode.Review, 1 => AutomaticMode.Shadow, 2 => _random.Next(2) == 0 ? AutomaticMode.Off : AutomaticMode.Automatic, _ => AutomaticMode.Automatic };
            row.AutomaticAction = _random.Next(3) == 0 ? AutomaticAction.RepairStatements : AutomaticAction.RevertToBaseline;
            row.HoldReason = paused ? HoldReason.PausedByUndo : null;
            if (approves && await scope.Db.PolicyVersions.AsTracking().SingleOrDefaultAsync(v => v.Id == row.LiveVersionId, ct) is { } version)
            {
                // Also a weak one: that somebody approved it does not make it narrower.
                (version.Accepted, version.ApprovedBy, row.BaselineVersionId) = (true, "Ana", version.Id);
            }

            var stopped = (await GlobalStop.ReadAsync(scope.Db, ct)).On;
            await GlobalStop.SetAsync(scope, number % StoppedEvery == 3 || (stopped && _random.Next(2) == 0), "Ana", null, ct);
        }, CancellationToken.None);
        return first;
    }

    private async Task<string?> ChangeAsync(string? before, int bucket, int number)
    {
        _tally.Changed();
        _witness.Case = $"bucket {bucket}, change {number}";
        var aws = _world.Aws[_bucket];
        if (aws.Block == BlockPublicAccess.All && (bucket % LaidOpenEvery == 8 || _random.Next(6) == 0))
        {
            await LayOpenAsync(aws);
            return before;
        }

        var policy = _random.Next(5) == 0 && before is not null ? before : Own(_changes.After(Plain(before)))!;
        aws.Policy = policy;
        if (_random.Next(10) == 0)
        {
            aws.StaleReads.Enqueue(before);
        }

        await TellAsync(policy, isOld: number % OldEvery == 9);
        await _world.PassAsync(_pauses[_random.Next(_pauses.Length)]);
        // What is held now may be settled by the next change: then its reason is gone.
        _held.UnionWith(await _world.ReadAsync(db => db.Findings.Where(f => f.HoldReason != null).Select(f => ValueTuple.Create(f.Id, f.HoldReason!.Value)).ToListAsync()));
        return aws.Policy ?? policy;
    }

    /// <summary>Not the policy changes but what held it back goes.</summary>
    private async Task LayOpenAsync(FakeBucket aws)
    {
        aws.Block = BlockPublicAccess.None;
        await _world.PostAsync(SampleEvent.Call("DeleteBucketPublicAccessBlock", _bucket, _world.Now).By(s_people[_random.Next(s_people.Length)]).ToBytes());
        await _world.DrainAsync(twice: _random.Next(16) == 0);
        await _world.PassAsync(_pauses[_random.Next(_pauses.Length)]);
    }

    /// <summary>The event, if there is one, and perhaps not a true one.</summary>
    private async Task TellAsync(string policy, bool isOld)
    {
        var at = isOld ? _world.Now.AddHours(-26) : _random.Next(16) == 1 ? _world.Now.AddMinutes(10) : _world.Now;
        var told = _random.Next(24) switch
        {
            0 => null,
            1 => SampleEvent.Put(_bucket, Own(_changes.After(null))!, at),
            2 => SampleEvent.Delete(_bucket, at),
            3 => SampleEvent.Call("PutBucketAcl", _bucket, at),
            4 => SampleEvent.Put(_bucket, policy, at).ByOurRole(1 + _random.Next(40)),
            _ => SampleEvent.Put(_bucket, policy, at),
        };
        if (told is null)
        {
            await _world.LookAsync(_bucket);
            return;
        }

        var bytes = (_random.Next(4) == 0 ? told : told.By(s_people[_random.Next(s_people.Length)])).ToBytes();
        await _world.PostAsync(bytes);
        if (_random.Next(16) == 0)
        {
            await _world.PostAsync(bytes);
        }

        await _world.DrainAsync(twice: _random.Next(16) == 0);
    }

    /// <summary>Between the decision and the write somebody else is at work: on the policy, on the mode, on the stop.</summary>
    private async Task BetweenAsync(WorkItem item)
    {
        if (item.Kind != WorkKind.Remediate)
        {
            return;
        }

        switch (_random.Next(24))
        {
            case 0 or 1 or 2:
                _world.Aws[_bucket].Policy = Own(_changes.After(null));
                return;
            case 3:
                await _world.SetModeAsync(_bucket, AutomaticMode.Review);
                return;
            case 4:
                await _world.Store.WriteAsync((scope, ct) => GlobalStop.SetAsync(scope, true, "Ana", null, ct), CancellationToken.None);
                return;
        }
    }

    private string? Own(string? policy) => policy?.Replace(":::b", $":::{_bucket}", StringComparison.Ordinal);

    private string? Plain(string? policy) => policy?.Replace($":::{_bucket}", ":::b", StringComparison.Ordinal);
}
