using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using SecOpsConsole.AwsSdk.Pipeline;

namespace Amazon.IdentityManagement;

/// <summary>Client of IAM.</summary>
public class AmazonIdentityManagementServiceClient : StandInClient, IAmazonIdentityManagementService
{
    /// <summary>Uses the ordinary credential chain.</summary>
    public AmazonIdentityManagementServiceClient(AmazonIdentityManagementServiceConfig config) : base(config) { }

    /// <summary>Uses the credentials given.</summary>
    public AmazonIdentityManagementServiceClient(AWSCredentials credentials, AmazonIdentityManagementServiceConfig clientConfig)
        : base(credentials, clientConfig) { }

    /// <inheritdoc/>
    public virtual Task<GetUserResponse> GetUserAsync(GetUserRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetUserResponse>(request, IdentityManagementWire.GetUser, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetRoleResponse> GetRoleAsync(GetRoleRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetRoleResponse>(request, IdentityManagementWire.GetRole, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListUserPoliciesResponse> ListUserPoliciesAsync(ListUserPoliciesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListUserPoliciesResponse>(request, IdentityManagementWire.ListUserPolicies, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListRolePoliciesResponse> ListRolePoliciesAsync(ListRolePoliciesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListRolePoliciesResponse>(request, IdentityManagementWire.ListRolePolicies, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetUserPolicyResponse> GetUserPolicyAsync(GetUserPolicyRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetUserPolicyResponse>(request, IdentityManagementWire.GetUserPolicy, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetRolePolicyResponse> GetRolePolicyAsync(GetRolePolicyRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetRolePolicyResponse>(request, IdentityManagementWire.GetRolePolicy, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<PutUserPolicyResponse> PutUserPolicyAsync(PutUserPolicyRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<PutUserPolicyResponse>(request, IdentityManagementWire.PutUserPolicy, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<PutRolePolicyResponse> PutRolePolicyAsync(PutRolePolicyRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<PutRolePolicyResponse>(request, IdentityManagementWire.PutRolePolicy, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteUserPolicyResponse> DeleteUserPolicyAsync(DeleteUserPolicyRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteUserPolicyResponse>(request, IdentityManagementWire.DeleteUserPolicy, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteRolePolicyResponse> DeleteRolePolicyAsync(DeleteRolePolicyRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteRolePolicyResponse>(request, IdentityManagementWire.DeleteRolePolicy, cancellationToken);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonIdentityManagementServiceConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonIdentityManagementServiceClient(awsCredentials, (AmazonIdentityManagementServiceConfig)clientConfig);
}
