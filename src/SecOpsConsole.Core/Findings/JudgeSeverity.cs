using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Findings;

/// <summary>
/// How bad a grant is. The table:
/// <code>
/// who                                      | may read | may write, destroy, take over, or everything
/// anyone, with or without an AWS account   | High     | Critical
/// fixed principals of other accounts       | Medium   | High
/// a principal whose account is not shown   | Medium   | High
/// an AWS service for any customer          | Medium   | High
/// not settled by AWS's documents           | Medium   | High
/// S3 would not have stored it              | High     | High
/// own account, fixed networks, fixed organizations, bound services, access points: no finding
/// </code>
/// One step lower while Block Public Access holds a public grant back; trusted accounts are no finding.
/// </summary>
internal static class JudgeSeverity
{
    private const StatementFlags Dangerous =
        StatementFlags.TakeoverActions | StatementFlags.DestructiveActions | StatementFlags.BlindingActions
        | StatementFlags.AllActions | StatementFlags.NotActionAllow;

    private static readonly string[] Reading = ["s3:get", "s3:list", "s3:describe"];

    public static Severity Of(StatementVerdict statement)
    {
        var writes = (statement.Flags & Dangerous) != 0 || MayWrite(statement.Statement.Actions);
        return statement.Class switch
        {
            StatementClass.Public or StatementClass.AnyAuthenticatedAws => writes ? Severity.Critical : Severity.High,
            StatementClass.Invalid => Severity.High,
            StatementClass.CrossAccount or StatementClass.OpaquePrincipal or StatementClass.AwsServiceUnscoped
                or StatementClass.KmsKeyRestricted => writes ? Severity.High : Severity.Medium,
            // These reach a finding only when AWS's documents leave open whether they are public.
            StatementClass.Deny or StatementClass.Internal or StatementClass.CloudFrontOai or StatementClass.AwsService
                or StatementClass.AccessPointDelegated or StatementClass.NetworkRestricted
                or StatementClass.CrossOrganization => writes ? Severity.High : Severity.Medium,
        };
    }

    public static Severity OneLower(Severity severity) => severity > Severity.Informational ? severity - 1 : severity;

    /// <summary>Anything that is not certainly a reading action counts as writing.</summary>
    private static bool MayWrite(PatternSet actions)
        => actions.IsNegated || actions.Patterns.Any(action => !Reading.Any(read => action.StartsWith(read, StringComparison.OrdinalIgnoreCase)));
}
