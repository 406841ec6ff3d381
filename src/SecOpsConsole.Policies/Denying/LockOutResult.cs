namespace SecOpsConsole.Policies;

/// <summary>Whether the role that manages a policy could still do so after a new one is put.</summary>
/// <param name="Denials">What would stop it, or might; empty when it certainly may go on.</param>
public sealed record LockOutResult(IReadOnlyList<LockOutDenial> Denials)
{
    /// <summary>The role may go on.</summary>
    public static LockOutResult None { get; } = new([]);

    /// <summary>True unless it is certain that the role may go on.</summary>
    public bool MayLockOut => Denials.Count > 0;

    /// <summary>True when it is certain that the role may not go on.</summary>
    public bool LocksOut => Denials.Any(static denial => denial.IsCertain);

    /// <summary>What stops the role first; null when nothing does.</summary>
    public string? Sentence => Denials.FirstOrDefault(static denial => denial.IsCertain)?.Sentence ?? (Denials is [var first, ..] ? first.Sentence : null);
}
