using SecOpsConsole.Core.Offenders;

namespace SecOpsConsole.Core.FourEyes;

/// <summary>What a command needs besides its target; stored with the request, so that exactly that is done later.</summary>
internal sealed record RequestArguments
{
    public static readonly RequestArguments None = new();

    public string? Owner { get; init; }
    public DateTime? ExpiresUtc { get; init; }
    public long? SuppressionId { get; init; }
    public QuarantineChoice? Quarantine { get; init; }

    /// <summary>What exactly is accepted: content, severity and exposure, as they were when it was asked for.</summary>
    public string? Covers { get; init; }

    /// <summary>The change of mode that is taken back; null for a plain change.</summary>
    public long? UndoesDecisionId { get; init; }

    /// <summary>What stands against automatic mode was named and is overridden.</summary>
    public bool OverrideProtection { get; init; }
}
