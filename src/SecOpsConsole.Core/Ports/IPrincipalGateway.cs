namespace SecOpsConsole.Core.Ports;

/// <summary>
/// Reads and writes inline policies of users and roles. Never throws for an AWS error, and makes no call for an account that is not
/// configured (<see cref="AwsFaultKind.NotConfigured"/>). Managed policies are neither read nor touched: what AWS attached stays.
/// IAM is eventually consistent: a write takes seconds until every read and every decision knows it.
/// </summary>
public interface IPrincipalGateway
{
    /// <summary>Reads the names of all inline policies and one policy's text; a user or role that is gone is <see cref="AwsFaultKind.Missing"/>.</summary>
    Task<AwsAnswer<PrincipalPolicies>> ReadAsync(PrincipalRef principal, string policyName, CancellationToken cancellationToken);

    /// <summary>Puts an inline policy; <paramref name="attemptId"/> becomes part of the role session name, so that CloudTrail shows it.</summary>
    Task<AwsAnswer<Written>> PutPolicyAsync(PrincipalRef principal, string policyName, string text, long attemptId, CancellationToken cancellationToken);

    /// <summary>Deletes an inline policy.</summary>
    Task<AwsAnswer<Written>> DeletePolicyAsync(PrincipalRef principal, string policyName, long attemptId, CancellationToken cancellationToken);
}
