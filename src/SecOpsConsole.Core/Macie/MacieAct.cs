using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Ports.Macie;

namespace SecOpsConsole.Core.Macie;

/// <summary>One thing that somebody asks Macie for.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Right">What that needs.</param>
/// <param name="Place">Where.</param>
/// <param name="What">Completes "Asks Macie of … …".</param>
/// <param name="Outcome">What is said when Macie has done it, without a full stop.</param>
internal sealed record MacieAct(Caller Caller, Right Right, MaciePlace Place, string What, string Outcome)
{
    public string? Reason { get; init; }

    /// <summary>Why the input cannot be used; AWS is not asked then.</summary>
    public string? Problem { get; init; }
}
