using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Tests.Remediation;

namespace SecOpsConsole.Core.Tests.Races;

/// <summary>One exposed bucket, what everybody sees of it, and what was there before they acted.</summary>
internal sealed class RaceScene(World world, Bucket bucket, FindingId finding, string policySeen, string blockSeen, int before)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private long? _undone;

    public Bucket Bucket => bucket;

    /// <param name="world">Where it happens.</param>
    /// <param name="name">The bucket's.</param>
    /// <param name="mode">Its mode.</param>
    /// <param name="undoneLater">Ana has reverted it already: that is what the two want to undo.</param>
    /// <param name="containedFirst">Ana has contained it already: that is what she wants to undo.</param>
    public static async Task<RaceScene> StageAsync(World world, string name, AutomaticMode mode, bool undoneLater = false, bool containedFirst = false)
    {
        var (bucket, finding) = await world.AddExposedAsync(name, mode);
        var id = new FindingId(finding.Id);
        long? undone = null;
        if (undoneLater || containedFirst)
        {
            var done = undoneLater
                ? await world.Desk.RevertAsync(id, bucket.LiveFingerprint!, null, world.Ana, None)
                : await world.Desk.ContainAsync(id, bucket.BlockState!, null, world.Ana, None);
            Assert.True(done.IsAccepted, done.Message);
            await world.DrainAsync();
            undone = done.AttemptId;
        }

        bucket = await world.BucketAsync(bucket.Id);
        return new RaceScene(world, bucket, id, bucket.LiveFingerprint!, bucket.BlockState!, Effects(world, name)) { _undone = undone };
    }

    /// <summary>As somebody does who has the page open: bound to what was seen there.</summary>
    public Task<DeskResult> DoAsync(Deed deed, Caller caller) => deed switch
    {
        Deed.Revert => world.Desk.RevertAsync(finding, policySeen, null, caller, None),
        Deed.Repair => world.Desk.RepairAsync(finding, policySeen, null, caller, None),
        Deed.Contain => world.Desk.ContainAsync(finding, blockSeen, null, caller, None),
        Deed.Approve => world.Desk.ApproveAsync(finding, policySeen, null, caller, None),
        Deed.Undo => world.Desk.UndoAsync(_undone!.Value, bucket.ContainedAttemptId is null ? policySeen : blockSeen, confirmWidening: true, null, caller, None),
    };

    /// <summary>AWS saw one write (none for an approval), one attempt is by the first, and the timeline says so once.</summary>
    public async Task HasOneEffectAsync(Deed deed, string who)
    {
        await world.DrainAsync();
        Assert.Equal(before + (deed == Deed.Approve ? 0 : 1), Effects(world, bucket.Name));
        var attempts = await world.ReadAsync(db => db.Attempts.Where(a => a.BucketId == bucket.Id).OrderBy(a => a.Id).ToListAsync());
        var timeline = await world.ReadAsync(db => db.FindingEvents.Where(e => e.BucketId == bucket.Id).ToListAsync());
        if (deed == Deed.Approve)
        {
            Assert.Empty(attempts);
            Assert.Equal(who, Assert.Single(timeline, row => row.Kind == FindingEventKind.Approved).Who);
            return;
        }

        Assert.DoesNotContain(timeline, row => row.Kind == FindingEventKind.Approved);
        Assert.Equal(before + 1, attempts.Count);
        Assert.Equal((who, AttemptStatus.Verified), (attempts[^1].Who, attempts[^1].Status));
    }

    private static int Effects(World world, string name) =>
        world.Aws.Writes.Count(write => write.Bucket == name) + world.Aws.BlockWrites.Count(write => write.Bucket == name);
}
