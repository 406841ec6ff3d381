using SecOpsConsole.Core.Buckets;

namespace SecOpsConsole.Core.Rules;

/// <summary>The default encryption that a restore writes, or why there is none.</summary>
public sealed record EncryptionChoice
{
    private EncryptionChoice(BucketEncryption? former, string? whyNot) => (Former, WhyNot) = (former, whyNot);

    public BucketEncryption? Former { get; }

    /// <summary>Where and when AWS showed it last.</summary>
    public VersionSource Source { get; private init; }
    public DateTime SeenUtc { get; private init; }

    /// <summary>Who had set it; null when no event told.</summary>
    public string? SetBy { get; private init; }

    /// <summary>When it was taken away, as an event or Macie told it, else when we first read that it was gone.</summary>
    public DateTime RemovedUtc { get; private init; }

    /// <summary>Who took it away; null when nobody told.</summary>
    public string? RemovedBy { get; private init; }

    /// <summary>One sentence; null when there is a former state.</summary>
    public string? WhyNot { get; }

    public static EncryptionChoice No(string whyNot) => new(null, whyNot);

    public static EncryptionChoice Of(BucketEncryption former, EncryptionSighting seen, string? setBy, EncryptionSighting? removal) => new(former, null)
    {
        Source = seen.Source,
        SeenUtc = seen.SeenUtc,
        SetBy = setBy,
        RemovedUtc = removal?.SeenUtc ?? seen.SeenUtc,
        RemovedBy = removal?.ActorName,
    };
}
