using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.Notifications.Decisions;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Protection;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Desk;

/// <summary>
/// The mode of a bucket. Automatic is refused on a protected bucket, and where code would undo what automatic mode does, until a person
/// overrides that with a reason.
/// </summary>
internal sealed class ModeDecision(DeskFloor floor, Surroundings surroundings, FourEyesGuard eyes)
{
    public Task<DeskResult> SetAsync(
        BucketId id, AutomaticMode mode, bool overrideProtection, string? reason, Caller caller, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(mode))
        {
            return Task.FromResult(new DeskResult(DeskOutcome.Invalid, "There is no such mode. Nothing was changed. Use Off, Shadow, Review or Automatic."));
        }
        return floor.RunAsync(caller, Right.SetMode, reason, async (scope, access, ct) =>
        {
            var bucket = await scope.Db.Buckets.AsTracking().SingleOrDefaultAsync(b => b.Id == id.Value, ct).ConfigureAwait(false);
            return bucket is null
                ? DeskText.NoSuchBucket
                : await ChangeAsync(scope, access, bucket, mode, overrideProtection, reason, null, ct).ConfigureAwait(false);
        }, cancellationToken);
    }

    /// <summary>Switching automatic mode on is what a rule may ask a second person for, also when it is an undo; what stands against it comes first.</summary>
    internal async Task<DeskResult> ChangeAsync(
        WriteScope scope, Access access, Bucket bucket, AutomaticMode mode, bool overrideProtection, string? reason, DeskDecision? undoes,
        CancellationToken cancellationToken)
    {
        var classes = await ClassesAsync(scope.Db, surroundings, bucket, cancellationToken).ConfigureAwait(false);
        var bars = mode == AutomaticMode.Automatic ? Bars(bucket, classes, scope.NowUtc) : [];
        if (Refuse(bars, overrideProtection, reason) is { } refused)
        {
            return refused;
        }
        if (bucket.Mode == mode && bars.Count == 0)
        {
            return new DeskResult(DeskOutcome.Accepted, $"The mode of {bucket.Name} is {mode} already.");
        }
        if (mode == AutomaticMode.Automatic
            && await eyes.AskAsync(scope, access, RequestDemand.Automatic(bucket, bars, reason, undoes?.Id), cancellationToken).ConfigureAwait(false) is { } second)
        {
            return second;
        }
        var decision = await DecisionLedger.NoteAsync(
            scope, access, DeskDecisionKind.Mode, bucket.Id, null, $"{bucket.Mode}", $"{mode}", reason, cancellationToken).ConfigureAwait(false);
        return Set(scope, access, bucket, mode, classes, bars, reason, undoes) with { DecisionId = decision.Id };
    }

    /// <summary>The same mode was set again to override what stands against it: that stands again, and automatic mode pauses.</summary>
    internal static DeskResult TakeBackOverride(WriteScope scope, Access access, Bucket bucket, DeskDecision undoes, string? reason)
    {
        AutomaticBars.Respect(bucket);
        Timeline.TellBucket(scope, bucket.Id, FindingEventKind.ModeChanged, new TransitionNote(
            access.Name, $"{access.Name} took back that automatic mode may act here in spite of what stands against it, which {undoes.Who} had said.")
        {
            Reason = reason,
            Change = new ConsoleChange(DecisionWord.Mode, ChangeWord.Changed) { From = undoes.Before, To = undoes.After },
        });
        var pauses = UndoPause.Pause(scope, bucket, access.By);
        AttemptLedger.Look(scope, bucket);
        return new DeskResult(DeskOutcome.Accepted, $"Automatic mode respects again what stands against it on {bucket.Name}.{pauses}");
    }

    /// <summary>As the policies in the store say now: a look may be long ago.</summary>
    internal static async Task<IReadOnlyList<ProtectedBy>> ClassesAsync(
        ConsoleDbContext db, Surroundings surroundings, Bucket bucket, CancellationToken cancellationToken)
    {
        var policies = await db.PolicyVersions.Where(v => v.Id == bucket.LiveVersionId || v.Id == bucket.BaselineVersionId)
            .Select(v => v.Text).ToListAsync(cancellationToken).ConfigureAwait(false);
        return surroundings.ClassesOf(bucket, [.. policies]);
    }

    private static List<string> Bars(Bucket bucket, IReadOnlyList<ProtectedBy> classes, DateTime nowUtc) =>
        [.. new[] { AutomaticBars.Protected(bucket, classes), AutomaticBars.Managed(bucket, nowUtc) }.OfType<string>()];

    private static DeskResult? Refuse(List<string> bars, bool overrideProtection, string? reason) => true switch
    {
        _ when bars.Count == 0 => null,
        _ when !overrideProtection => new DeskResult(
            DeskOutcome.NotAllowed,
            $"{string.Join(" ", bars)} Nothing was changed. To let automatic mode act here all the same, choose Automatic on the bucket's page, override the protection and say why."),
        _ when string.IsNullOrWhiteSpace(reason) => new DeskResult(
            DeskOutcome.Invalid, "Say in a few words why automatic mode may act here all the same. Nothing was changed."),
        _ => null,
    };

    private static DeskResult Set(
        WriteScope scope, Access access, Bucket bucket, AutomaticMode mode, IReadOnlyList<ProtectedBy> classes, List<string> bars, string? reason,
        DeskDecision? undoes)
    {
        var text = undoes is null
            ? $"{access.Name} changed the mode from {bucket.Mode} to {mode}."
            : $"{access.Name} undid the change of mode by {undoes.Who}: from {bucket.Mode} back to {mode}.";
        if (bars.Count > 0)
        {
            AutomaticBars.Override(bucket, classes, access.Name, reason!, scope.NowUtc);
            ReleaseBarred(bucket);
            text = $"{text} In spite of this: {string.Join(" ", bars)}";
        }
        else if (undoes is not null && mode != AutomaticMode.Automatic)
        {
            // With the mode goes what it was allowed in spite of: the next one who wants that says so again.
            AutomaticBars.Respect(bucket);
        }
        var before = bucket.Mode;
        (bucket.Mode, bucket.ModeSetBy, bucket.ModeSetUtc, bucket.ModeReason) = (mode, access.By, scope.NowUtc, reason);
        Timeline.TellBucket(scope, bucket.Id, FindingEventKind.ModeChanged, new TransitionNote(access.Name, text)
        {
            Reason = reason,
            Change = new ConsoleChange(DecisionWord.Mode, How(before, mode)) { From = $"{before}", To = $"{mode}" },
        });
        AttemptLedger.Look(scope, bucket);
        var held = mode == AutomaticMode.Automatic && bucket.HoldReason is not null ? " Automatic mode is still paused here; resume it when the matter is settled." : "";
        return new DeskResult(DeskOutcome.Accepted, $"The mode of {bucket.Name} is {mode}.{held}");
    }

    /// <summary>The same mode again is said only to override what stands against it.</summary>
    private static ChangeWord How(AutomaticMode before, AutomaticMode after) => (before, after) switch
    {
        (AutomaticMode.Automatic, AutomaticMode.Automatic) => ChangeWord.Overridden,
        (_, AutomaticMode.Automatic) => ChangeWord.On,
        (AutomaticMode.Automatic, _) => ChangeWord.Off,
        _ => ChangeWord.Changed,
    };

    private static void ReleaseBarred(Bucket bucket)
    {
        if (bucket.HoldReason is HoldReason.ProtectedBucket or HoldReason.ManagedByIac)
        {
            (bucket.HoldReason, bucket.HeldUtc, bucket.HeldBy, bucket.HeldWhy) = (null, null, null, null);
        }
    }
}
