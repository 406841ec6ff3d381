using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Remediation;

/// <summary>
/// One way to change what an attempt is about. Found by a scan of the assembly at start: a new action is one new file. Its label becomes
/// the button, its IAM actions go into the role of <c>infra/</c>. It needs a constructor without parameters.
/// </summary>
public interface IRemediationAction
{
    RemediationActionId Id { get; }

    /// <summary>The words on the button, such as "Revert to baseline".</summary>
    string Label { get; }

    /// <summary>What the verified read-back means for the findings; the table of transitions has its row.</summary>
    FindingTransition WhenVerified { get; }

    /// <summary>The IAM actions that the console's role needs for it, such as <c>s3:PutBucketPolicy</c>.</summary>
    IReadOnlyList<string> RequiredIamActions { get; }

    /// <summary>
    /// What would be written to the subject of <paramref name="owner"/> (the bucket's name), and what that means; no I/O. Writing is the
    /// subject's: the same one call for every action on it.
    /// </summary>
    RemediationPlan Plan(string owner, SubjectState target);
}
