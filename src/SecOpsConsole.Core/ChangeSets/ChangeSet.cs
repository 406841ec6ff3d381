using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.ChangeSets;

/// <summary>
/// One change: what one session of one principal did with one tool without a pause, in one account. Its findings and signals point to it;
/// it never changes a finding's state.
/// </summary>
public sealed class ChangeSet
{
    public long Id { get; set; }
    public required string AccountId { get; set; }

    /// <summary>Who with what: calls of one chain that follow each other closely are one change.</summary>
    public required string Chain { get; set; }

    /// <summary>Of the first call.</summary>
    public Actor Actor { get; set; } = new();

    /// <summary>The first and the last call, by AWS's clock.</summary>
    public DateTime FirstUtc { get; set; }
    public DateTime LastUtc { get; set; }
    public DateTime CreatedUtc { get; set; }

    /// <summary>It has or had a finding: only then it is listed.</summary>
    public bool HasFindings { get; set; }

    /// <summary>A call between the two came late and showed that they are one; links to this one lead there.</summary>
    public long? MergedIntoId { get; set; }
}
