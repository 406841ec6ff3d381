using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Aws;

/// <summary>Inline policies of users and roles, read and written in IAM.</summary>
internal sealed class IamPrincipalGateway(AwsClients clients) : IPrincipalGateway
{
    /// <summary>A page has 100 names and all inline policies of a principal together 10,240 characters: three pages hold any.</summary>
    private const int MaxPages = 10;

    [RequiresIam("iam:GetUser", "iam:GetRole", "iam:ListUserPolicies", "iam:ListRolePolicies", "iam:GetUserPolicy", "iam:GetRolePolicy")]
    public Task<AwsAnswer<PrincipalPolicies>> ReadAsync(PrincipalRef principal, string policyName, CancellationToken cancellationToken) =>
        ForAsync(principal, isWrite: false, async () =>
        {
            var iam = clients.Iam(principal.AccountId);
            var (arn, id) = await DescribeAsync(iam, principal, cancellationToken).ConfigureAwait(false);
            if (arn != principal.Arn)
            {
                return AwsAnswer<PrincipalPolicies>.Failed(new AwsFault(
                    AwsFaultKind.Missing, "OtherPrincipal", $"The name {principal.Name} belongs to {arn} now.", null));
            }

            var names = await NamesAsync(iam, principal, cancellationToken).ConfigureAwait(false);
            var (text, requestId) = names.Contains(policyName, StringComparer.Ordinal)
                ? await TextAsync(iam, principal, policyName, cancellationToken).ConfigureAwait(false)
                : (null, null);
            return AwsAnswer<PrincipalPolicies>.Ok(new PrincipalPolicies(id, names, text), requestId);
        });

    [RequiresIam("iam:PutUserPolicy", "iam:PutRolePolicy")]
    public Task<AwsAnswer<Written>> PutPolicyAsync(
        PrincipalRef principal, string policyName, string text, long attemptId, CancellationToken cancellationToken) =>
        ForAsync(principal, isWrite: true, async () =>
        {
            using var iam = clients.IamForWrite(principal.AccountId, attemptId);
            var requestId = principal.Kind == PrincipalKind.User
                ? (await iam.PutUserPolicyAsync(
                    new PutUserPolicyRequest { UserName = principal.Name, PolicyName = policyName, PolicyDocument = text }, cancellationToken).ConfigureAwait(false))
                    .ResponseMetadata?.RequestId
                : (await iam.PutRolePolicyAsync(
                    new PutRolePolicyRequest { RoleName = principal.Name, PolicyName = policyName, PolicyDocument = text }, cancellationToken).ConfigureAwait(false))
                    .ResponseMetadata?.RequestId;
            return AwsAnswer<Written>.Ok(new Written(), requestId);
        });

    [RequiresIam("iam:DeleteUserPolicy", "iam:DeleteRolePolicy")]
    public Task<AwsAnswer<Written>> DeletePolicyAsync(PrincipalRef principal, string policyName, long attemptId, CancellationToken cancellationToken) =>
        ForAsync(principal, isWrite: true, async () =>
        {
            using var iam = clients.IamForWrite(principal.AccountId, attemptId);
            var requestId = principal.Kind == PrincipalKind.User
                ? (await iam.DeleteUserPolicyAsync(
                    new DeleteUserPolicyRequest { UserName = principal.Name, PolicyName = policyName }, cancellationToken).ConfigureAwait(false)).ResponseMetadata?.RequestId
                : (await iam.DeleteRolePolicyAsync(
                    new DeleteRolePolicyRequest { RoleName = principal.Name, PolicyName = policyName }, cancellationToken).ConfigureAwait(false)).ResponseMetadata?.RequestId;
            return AwsAnswer<Written>.Ok(new Written(), requestId);
        });

    private static async Task<(string Arn, string Id)> DescribeAsync(
        AmazonIdentityManagementServiceClient iam, PrincipalRef principal, CancellationToken cancellationToken)
    {
        if (principal.Kind == PrincipalKind.User)
        {
            var user = (await iam.GetUserAsync(new GetUserRequest { UserName = principal.Name }, cancellationToken).ConfigureAwait(false)).User;
            return (user.Arn, user.UserId);
        }

        var role = (await iam.GetRoleAsync(new GetRoleRequest { RoleName = principal.Name }, cancellationToken).ConfigureAwait(false)).Role;
        return (role.Arn, role.RoleId);
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(
        AmazonIdentityManagementServiceClient iam, PrincipalRef principal, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        string? marker = null;
        for (var page = 0; page < MaxPages; page++)
        {
            var (found, next) = await PageAsync(iam, principal, marker, cancellationToken).ConfigureAwait(false);
            names.AddRange(found ?? []);
            if (string.IsNullOrEmpty(next))
            {
                break;
            }

            marker = next;
        }

        return names;
    }

    private static async Task<(List<string>? Names, string? Marker)> PageAsync(
        AmazonIdentityManagementServiceClient iam, PrincipalRef principal, string? marker, CancellationToken cancellationToken)
    {
        if (principal.Kind == PrincipalKind.User)
        {
            var users = await iam.ListUserPoliciesAsync(
                new ListUserPoliciesRequest { UserName = principal.Name, Marker = marker! }, cancellationToken).ConfigureAwait(false);
            return (users.PolicyNames, users.IsTruncated == true ? users.Marker : null);
        }

        var roles = await iam.ListRolePoliciesAsync(
            new ListRolePoliciesRequest { RoleName = principal.Name, Marker = marker! }, cancellationToken).ConfigureAwait(false);
        return (roles.PolicyNames, roles.IsTruncated == true ? roles.Marker : null);
    }

    /// <summary>The text, decoded; null when the policy went away between the list and the read.</summary>
    private static async Task<(string? Text, string? RequestId)> TextAsync(
        AmazonIdentityManagementServiceClient iam, PrincipalRef principal, string policyName, CancellationToken cancellationToken)
    {
        try
        {
            if (principal.Kind == PrincipalKind.User)
            {
                var user = await iam.GetUserPolicyAsync(
                    new GetUserPolicyRequest { UserName = principal.Name, PolicyName = policyName }, cancellationToken).ConfigureAwait(false);
                return (Uri.UnescapeDataString(user.PolicyDocument), user.ResponseMetadata?.RequestId);
            }

            var role = await iam.GetRolePolicyAsync(
                new GetRolePolicyRequest { RoleName = principal.Name, PolicyName = policyName }, cancellationToken).ConfigureAwait(false);
            return (Uri.UnescapeDataString(role.PolicyDocument), role.ResponseMetadata?.RequestId);
        }
        catch (NoSuchEntityException e)
        {
            return (null, e.RequestId);
        }
    }

    private async Task<AwsAnswer<T>> ForAsync<T>(PrincipalRef principal, bool isWrite, Func<Task<AwsAnswer<T>>> call)
    {
        if (!clients.Accounts.Any(account => account.AccountId == principal.AccountId))
        {
            return AwsAnswer<T>.Failed(new AwsFault(
                AwsFaultKind.NotConfigured, "NotConfigured", $"Account {principal.AccountId} is not configured here. No AWS call was made. Add it under Aws:Accounts.", null));
        }

        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Exception e) when (AwsErrors.IsFailure(e))
        {
            return AwsAnswer<T>.Failed(AwsErrors.From(e, isWrite));
        }
    }
}
