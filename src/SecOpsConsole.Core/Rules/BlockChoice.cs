using SecOpsConsole.Core.Buckets;

namespace SecOpsConsole.Core.Rules;

/// <summary>The state of Block Public Access that a restore writes, or why there is none.</summary>
public sealed record BlockChoice
{
    private BlockChoice(BlockPublicAccess? former, string? whyNot) => (Former, WhyNot) = (former, whyNot);

    public BlockPublicAccess? Former { get; }

    /// <summary>Where and when AWS showed it last.</summary>
    public VersionSource Source { get; private init; }
    public DateTime SeenUtc { get; private init; }

    /// <summary>When it was taken away, as an event told it, else when we first read that it was gone.</summary>
    public DateTime RemovedUtc { get; private init; }

    /// <summary>Who took it away; null when no event told.</summary>
    public string? RemovedBy { get; private init; }

    /// <summary>One sentence; null when there is a former state.</summary>
    public string? WhyNot { get; }

    public static BlockChoice No(string whyNot) => new(null, whyNot);

    public static BlockChoice Of(BlockPublicAccess former, VersionSource source, DateTime seenUtc, DateTime removedUtc, string? removedBy) =>
        new(former, null) { Source = source, SeenUtc = seenUtc, RemovedUtc = removedUtc, RemovedBy = removedBy };
}
