using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Remediation.Actions;

/// <summary>Puts the console's own deny on a user or role, as an inline policy of a fixed name.</summary>
internal sealed class QuarantinePrincipal : IRemediationAction
{
    public RemediationActionId Id => RemediationActionId.QuarantinePrincipal;
    public string Label => "Quarantine";
    public FindingTransition WhenVerified => FindingTransition.VerifyQuarantine;

    public IReadOnlyList<string> RequiredIamActions =>
    [
        "iam:GetUser", "iam:GetRole", "iam:ListUserPolicies", "iam:ListRolePolicies", "iam:GetUserPolicy", "iam:GetRolePolicy",
        "iam:PutUserPolicy", "iam:PutRolePolicy", "iam:DeleteUserPolicy", "iam:DeleteRolePolicy",
    ];

    public RemediationPlan Plan(string owner, SubjectState target) => new(
        target.Text,
        $"The inline policy SecOpsQuarantine is put on {owner}. It denies, and takes nothing that was granted away.",
        "Release takes away exactly this policy and nothing else.");
}
