using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Intake;

/// <summary>The sentences that intake writes into timelines.</summary>
internal static class LookStory
{
    public const string Console = "console";

    public static TransitionNote Deleted { get; } = new(Console, "The bucket does not exist any more, so there is nothing left to decide.");

    public static TransitionNote Gone { get; } = new(Console, "The live policy no longer has this problem, and it was not the console that changed it.");

    public static TransitionNote AcceptedGone { get; } = new(
        Console, "What the exception covers is not there any more. The exception stays until its end, and would cover exactly this again.");

    public static TransitionNote ReadableAgain { get; } = new(Console, "The live policy can be read again.");

    public static FindingEventKind KindOf(BucketChangeKind kind) => kind switch
    {
        BucketChangeKind.PolicyPut or BucketChangeKind.PolicyDeleted or BucketChangeKind.Created or BucketChangeKind.Deleted => FindingEventKind.EventReceived,
        BucketChangeKind.BlockPublicAccess or BucketChangeKind.Acl or BucketChangeKind.Encryption
            or BucketChangeKind.ObjectOwnership => FindingEventKind.BucketSettingChanged,
    };

    public static string NameOf(Actor actor) => actor.Name ?? actor.Arn ?? "somebody";

    public static TransitionNote Told(EventFacts facts) => new(
        NameOf(facts.Actor),
        facts.Actor.Tool is { } tool ? $"{facts.Note} {facts.Name}, with {tool}." : $"{facts.Note} {facts.Name}.");

    /// <summary>A row on the bucket's own timeline.</summary>
    public static void TellBucket(WriteScope scope, Bucket bucket, EventFacts.BucketChange change)
        => Tell(scope, bucket.Id, KindOf(change.Kind), Told(change));

    public static void TellBucketDeleted(WriteScope scope, Bucket bucket)
        => Tell(scope, bucket.Id, FindingEventKind.ResourceDeleted, new TransitionNote(Console, "The bucket does not exist any more."));

    public static void Tell(WriteScope scope, long? bucketId, FindingEventKind kind, TransitionNote note)
        => Timeline.TellBucket(scope, bucketId, kind, note);

    /// <summary>How a finding begins: what was told, what was read, what the judge said.</summary>
    public static IEnumerable<(FindingEventKind Kind, TransitionNote Note)> Beginning(LookState look, EventFacts.BucketChange? told, string judged)
    {
        if (told is not null)
        {
            yield return (KindOf(told.Kind), Told(told));
        }
        else if (look.Facts.Payload.Reason == LookReason.Sweep)
        {
            yield return (FindingEventKind.SweepDifference, new TransitionNote(Console, "The sweep found this; no event told of it, so it is not known who did it or since when."));
        }

        yield return (FindingEventKind.LivePolicyRead, new TransitionNote(Console, ReadText(look)));
        yield return (FindingEventKind.Judged, new TransitionNote(Console, judged));
    }

    private static string ReadText(LookState look)
    {
        if (look.Live is null)
        {
            return $"The live policy could not be read: {look.Facts.ReadError} Nothing was changed.";
        }

        var settings = look.Facts.Settings;
        var block = settings.EffectiveBlock switch
        {
            null => "Block Public Access could not be read",
            { RestrictPublicBuckets: true } when settings.BlockPublicAccess?.RestrictPublicBuckets != true => "the account's Block Public Access holds public policies back",
            { RestrictPublicBuckets: true } => "Block Public Access holds public policies back",
            _ => "Block Public Access does not hold public policies back",
        };
        return look.Live.Text is null ? $"The bucket has no policy; {block}." : $"The live policy was read; {block}.";
    }
}
