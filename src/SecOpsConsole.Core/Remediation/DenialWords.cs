using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Remediation;

/// <summary>A denial in words: which layer said no, and who can change that. Trying again never helps.</summary>
internal static class DenialWords
{
    /// <summary>To stand after "AWS denied the call on payroll: "; null when AWS gave no reason.</summary>
    public static string? Why(Denial denial) => Layer(denial.By) is { } layer
        ? denial.By == DeniedBy.BlockPublicAccess ? layer : denial.IsExplicit ? $"an explicit deny in {layer}" : $"no {Without(layer)} allows it"
        : null;

    /// <summary>What to do next.</summary>
    public static string Next(Denial denial) => denial.By switch
    {
        DeniedBy.ServiceControlPolicy =>
            "Trying again will not help: the organisation's service control policy binds everybody in the account. Ask who manages AWS Organizations to exempt the console's role, or to make the change.",
        DeniedBy.ResourceControlPolicy =>
            "Trying again will not help: the organisation's resource control policy guards the bucket itself. Ask who manages AWS Organizations to exempt the console's role, or to make the change.",
        DeniedBy.VpcEndpointPolicy =>
            "Trying again will not help: the policy of the VPC endpoint through which the console calls S3 does not let this call pass. Let its owner add the console's role and this action.",
        DeniedBy.PermissionsBoundary =>
            "Trying again will not help: the permissions boundary of the console's role ends before this call. Ask who set the boundary to widen it.",
        DeniedBy.SessionPolicy =>
            "Trying again will not help: the session in which the console runs is limited. Start the console with credentials that are not limited by a session policy.",
        DeniedBy.ResourcePolicy when denial.IsExplicit =>
            "Trying again will not help: the bucket policy itself locks the console's role out. Only the account's root user, or central root access (sts:AssumeRoot with the task policy S3UnlockBucketPolicy), can take that policy away; then look again.",
        DeniedBy.ResourcePolicy or DeniedBy.IdentityPolicy =>
            "The console's role lacks the right: deploy its template again (docs/connect-aws.md), then try again.",
        DeniedBy.RoleTrust =>
            "The console could not assume its role: check the role's trust policy and the external id (docs/connect-aws.md), then try again.",
        DeniedBy.BlockPublicAccess =>
            "Undo the containment first, or repair the policy instead of bringing a public one back. Where the account or the organisation holds the setting, ask who manages it.",
        DeniedBy.Unexplained =>
            "AWS gives no reason. So it answers when the bucket does not belong to the configured account any more, for example deleted and made again by somebody else: compare the owner in AWS, and if it is another one, do nothing. Else check the console's role, and whether the bucket policy or an organisation's policy denies it.",
    };

    private static string? Layer(DeniedBy by) => by switch
    {
        DeniedBy.ServiceControlPolicy => "a service control policy",
        DeniedBy.ResourceControlPolicy => "a resource control policy",
        DeniedBy.VpcEndpointPolicy => "a VPC endpoint policy",
        DeniedBy.PermissionsBoundary => "a permissions boundary",
        DeniedBy.SessionPolicy => "a session policy",
        DeniedBy.ResourcePolicy => "the bucket policy",
        DeniedBy.IdentityPolicy => "the role's own policies",
        DeniedBy.RoleTrust => "the role's trust policy",
        DeniedBy.BlockPublicAccess => "Block Public Access refuses public policies here",
        DeniedBy.Unexplained => null,
    };

    private static string Without(string layer) =>
        layer.StartsWith("a ", StringComparison.Ordinal) ? layer[2..] : layer.StartsWith("the ", StringComparison.Ordinal) ? "statement of " + layer : layer;
}
