using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications.Decisions;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Desk;

/// <summary>What a person undid, automatic mode must not do again by itself: it pauses until somebody resumes it.</summary>
internal static class UndoPause
{
    /// <summary>Comes with the intent, not with the write: automatic mode must not undo the undo in between.</summary>
    public static void Set(WriteScope scope, Bucket bucket, string who)
    {
        var pauses = bucket is { Mode: AutomaticMode.Automatic, HoldReason: null };
        (bucket.HoldReason, bucket.HeldUtc, bucket.HeldBy) = (HoldReason.PausedByUndo, scope.NowUtc, who);
        bucket.HeldWhy = $"{who} undid an action here, so automatic mode pauses for this bucket.";
        if (pauses)
        {
            Timeline.TellBucket(scope, bucket.Id, FindingEventKind.ModeChanged, new TransitionNote(who, bucket.HeldWhy)
            {
                Change = new ConsoleChange(DecisionWord.Mode, ChangeWord.Paused) { From = $"{bucket.Mode}", To = $"{bucket.HoldReason}" },
            });
        }
    }

    /// <summary>Where the undo itself writes nothing. A guard that holds the bucket already stays.</summary>
    /// <returns>What the person is told of it; empty when automatic mode is off here.</returns>
    public static string Pause(WriteScope scope, Bucket bucket, string who)
    {
        if (bucket.Mode != AutomaticMode.Automatic)
        {
            return "";
        }

        if (bucket.HoldReason is null)
        {
            Set(scope, bucket, who);
        }

        return " Automatic mode pauses for this bucket.";
    }

    /// <summary>The buckets of an account whose block is taken back.</summary>
    public static async Task PauseAsync(WriteScope scope, string accountId, string who, CancellationToken cancellationToken)
    {
        var buckets = await scope.Db.Buckets.AsTracking().Where(b => b.AccountId == accountId && b.DeletedUtc == null && b.Mode == AutomaticMode.Automatic && b.HoldReason == null)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var bucket in buckets)
        {
            Set(scope, bucket, who);
        }
    }
}
