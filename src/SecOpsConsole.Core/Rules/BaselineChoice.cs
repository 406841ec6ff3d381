using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Rules;

/// <summary>The version to restore, or why there is none.</summary>
public sealed record BaselineChoice
{
    private BaselineChoice(long? versionId, HoldReason? why) => (VersionId, WhyMissing) = (versionId, why);

    public long? VersionId { get; }

    /// <summary>NoBaseline or BaselineNotCompliant; null when there is a version.</summary>
    public HoldReason? WhyMissing { get; }

    public static BaselineChoice Of(long versionId) => new(versionId, null);

    public static BaselineChoice Missing(HoldReason why) => new(null, why);
}
