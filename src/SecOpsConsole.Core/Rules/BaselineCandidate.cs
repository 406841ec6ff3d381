namespace SecOpsConsole.Core.Rules;

/// <summary>One sighting of a policy version, as far as the choice of a baseline needs it.</summary>
/// <param name="Stood">
/// It was really in force and nobody was taking it back: seen live or recorded by AWS Config, not merely claimed by an event
/// (events can be forged), and not a version whose remediation was already under way when the next change came.
/// </param>
/// <param name="SeenByUs">We read it from AWS ourselves, while it was in force; false for what only AWS Config recorded.</param>
/// <param name="BucketDeleted">The bucket ended here; the version id means nothing then.</param>
public sealed record BaselineCandidate(
    long VersionId, string Fingerprint, DateTime SeenUtc, bool IsNoPolicy, bool Accepted, bool Stood,
    bool SeenByUs = true, bool BucketDeleted = false);
