namespace SecOpsConsole.Core.Ports;

/// <summary>
/// Why an AWS call failed. <paramref name="OutcomeUnknown"/> is true when a write was sent and no answer came:
/// it may have taken effect, so read back before anything else.
/// </summary>
public sealed record AwsFault(AwsFaultKind Kind, string Code, string Message, string? RequestId, bool OutcomeUnknown = false)
{
    /// <summary>Who denied it; null for a fault that is no denial.</summary>
    public Denial? Denial { get; init; }

    /// <summary>The code with who denied it, where AWS told: one name per cause, for the record and for programs.</summary>
    public string Name => Denial is { By: not DeniedBy.Unexplained } denial ? $"{Code}.{denial.By}" : Code;
}
