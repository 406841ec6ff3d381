using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Core.Findings;

/// <summary>Somebody has decided about the finding, or does so just now: one sentence with the name; null when nobody has.</summary>
internal static class WhoWasFirst
{
    public static string? Of(FindingState state) => state switch
    {
        { ActiveAttempt: { } active } => AttemptText.UnderWay(active),
        { Finding: { WorkflowStatus: WorkflowStatus.Resolved, Resolution: Resolution.ChangeApproved }, Judged.ApprovedBy: { } who } =>
            $"Exactly this policy was already approved by {who}.",
        { Finding: { WorkflowStatus: WorkflowStatus.Resolved } finding } => AttemptText.Done(finding, state.LatestPolicyAttempt),
        _ => null,
    };
}
