using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.ChangeSets;

/// <summary>
/// Which of our checks find the same problem as a policy finding of Macie (Macie user guide, "Types of Macie findings"): then Macie's is a
/// signal of ours and no second finding. For the other types we have no check, so Macie's finding stands for itself.
/// </summary>
internal static class MacieProblems
{
    private static readonly string[] Public = [CheckIds.PublicPrincipal, CheckIds.AnyAuthenticatedAws, CheckIds.PublicAcl, CheckIds.Undetermined];
    private static readonly string[] Shared = [CheckIds.ExternalAccount];

    public static IReadOnlyList<string> SameAs(string type) => type switch
    {
        "Policy:IAMUser/S3BucketPublic" => Public,
        "Policy:IAMUser/S3BucketSharedExternally" => Shared,
        _ => [],
    };

    /// <summary>
    /// The finding that says the same: an open one before a closed one, and a closed one only if it was open when Macie saw the problem.
    /// </summary>
    public static Finding? Find(Signal told, IEnumerable<Finding> ofBucket)
    {
        var checks = SameAs(told.Name);
        return ofBucket.Where(finding => finding.Source != FindingSource.Macie && checks.Contains(finding.Check) && WasThere(finding, told))
            .OrderBy(finding => finding.WorkflowStatus == WorkflowStatus.Resolved).ThenByDescending(finding => finding.JudgedSeverity).ThenBy(finding => finding.DedupKey, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    private static bool WasThere(Finding finding, Signal told)
    {
        if (finding.WorkflowStatus != WorkflowStatus.Resolved)
        {
            return true;
        }

        var untilUtc = finding.ExposedUntilUtc ?? finding.ResolvedUtc ?? finding.UpdatedUtc;
        return told.AtUtc >= finding.EventUtc - ChangeRules.Skew && told.AtUtc <= untilUtc + ChangeRules.Skew;
    }
}
