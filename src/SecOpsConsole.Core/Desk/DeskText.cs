using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Core.Desk;

/// <summary>The Desk's refusals: what happened, what was not changed, what to do next.</summary>
internal static class DeskText
{
    public static readonly DeskResult NoSuchFinding = new(DeskOutcome.NotFound, "There is no such finding. Nothing was changed. Go back to the list.");
    public static readonly DeskResult NoSuchBucket = new(DeskOutcome.NotFound, "There is no such bucket. Nothing was changed. Go back to the list.");

    public static DeskResult NotAllowed(ActionOffer offer) => new(DeskOutcome.NotAllowed, $"{offer.WhyNot} Nothing was changed.");

    public static DeskResult LocksOut(string lockOut, string? liveFingerprint) => new(
        DeskOutcome.NotAllowed, $"{lockOut} Nothing was changed. If that is what you want, accept the lock-out.", LiveFingerprint: liveFingerprint);

    public static DeskResult Superseded(string? liveFingerprint) => new(
        DeskOutcome.Superseded,
        $"The live policy is no longer the one you saw: it is now {Name(liveFingerprint)}. Nothing was written. Look at what is live now, then decide again.",
        LiveFingerprint: liveFingerprint);

    public static DeskResult HeldBackNoMore(Bucket bucket) => new(
        DeskOutcome.Superseded,
        $"Block Public Access of {bucket.Name} held the policy back when you looked, and does not any more. Nothing was changed. Look at who reaches the bucket now, then decide again.",
        LiveFingerprint: bucket.LiveFingerprint);

    public static DeskResult ToldSince(Bucket bucket) => new(
        DeskOutcome.Superseded,
        "Amazon Macie has told more of this since you looked. Nothing was changed. Look at what it found now, then decide again.",
        LiveFingerprint: bucket.LiveFingerprint);

    public static DeskResult BlockSuperseded(Bucket bucket) => new(
        DeskOutcome.Superseded,
        $"Block Public Access of {bucket.Name} is no longer as you saw it: {(bucket.OwnBlock is { } own ? $"there is {StateWords.Of(own)} now" : "it could not be read")}. Nothing was written. Look at what is live now, then decide again.",
        LiveFingerprint: bucket.BlockState);

    public static DeskResult EncryptionSuperseded(Bucket bucket) => new(
        DeskOutcome.Superseded,
        $"The default encryption of {bucket.Name} is no longer as you saw it: {(BucketEncryption.OfState(bucket.Encryption) is { } now ? $"it is {StateWords.Of(now)} now" : "it could not be read")}. Nothing was written. Look at what is live now, then decide again.",
        LiveFingerprint: bucket.Encryption);

    public static DeskResult FormerEncryptionSuperseded(Bucket bucket, BucketEncryption former) => new(
        DeskOutcome.Superseded,
        $"The encryption that {bucket.Name} would get back is no longer the one that you saw: it is {StateWords.Of(former)}. Nothing was written. Look at who set it, then decide again.",
        LiveFingerprint: bucket.Encryption);

    /// <summary>Somebody was first: an attempt is under way or has already done it, or the policy was approved. Null when nobody was.</summary>
    public static DeskResult? FirstCame(FindingState state) => WhoWasFirst.Of(state) is { } first ? Conflict(first, state) : null;

    public static string Name(string? fingerprint) => fingerprint switch
    {
        null => "unknown",
        "none" => "no policy at all",
        { Length: > 12 } => $"version {fingerprint[..12]}",
        _ => $"version {fingerprint}",
    };

    private static DeskResult Conflict(string happened, FindingState state) => new(
        DeskOutcome.Conflict, $"{happened} You changed nothing. Look at the finding again.", LiveFingerprint: state.Bucket.LiveFingerprint);
}
