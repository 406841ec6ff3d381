using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Audit;

/// <summary>Which rows of the audit record somebody wants to see; all of it together.</summary>
public sealed record AuditFilter
{
    /// <summary>A bucket's whole name.</summary>
    public string? Bucket { get; init; }
    /// <summary>A person's name, "automatic mode", "console", or an AWS actor, whole.</summary>
    public string? Who { get; init; }
    public FindingEventKind? Kind { get; init; }
    /// <summary>From this instant on.</summary>
    public DateTime? FromUtc { get; init; }
    /// <summary>Before this instant.</summary>
    public DateTime? ToUtc { get; init; }

    /// <summary>Nothing else narrows the rows: then they are sorted by their instant.</summary>
    internal bool ByTimeAlone => Bucket is null && Who is null && Kind is null && (FromUtc ?? ToUtc) is not null;
}
