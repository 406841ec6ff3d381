using Amazon.IdentityManagement.Model;
using Amazon.Runtime;

namespace Amazon.IdentityManagement;

/// <summary>IAM, reduced to the operations that are called here.</summary>
public interface IAmazonIdentityManagementService : IAmazonService, IDisposable
{
    /// <summary>Describes a user.</summary>
    /// <exception cref="NoSuchEntityException">There is no such user.</exception>
    Task<GetUserResponse> GetUserAsync(GetUserRequest request, CancellationToken cancellationToken = default);

    /// <summary>Describes a role.</summary>
    /// <exception cref="NoSuchEntityException">There is no such role.</exception>
    Task<GetRoleResponse> GetRoleAsync(GetRoleRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the names of the inline policies of a user, a page per call.</summary>
    /// <exception cref="NoSuchEntityException">There is no such user.</exception>
    Task<ListUserPoliciesResponse> ListUserPoliciesAsync(ListUserPoliciesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the names of the inline policies of a role, a page per call.</summary>
    /// <exception cref="NoSuchEntityException">There is no such role.</exception>
    Task<ListRolePoliciesResponse> ListRolePoliciesAsync(ListRolePoliciesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads an inline policy of a user.</summary>
    /// <exception cref="NoSuchEntityException">There is no such user, or no such policy.</exception>
    Task<GetUserPolicyResponse> GetUserPolicyAsync(GetUserPolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads an inline policy of a role.</summary>
    /// <exception cref="NoSuchEntityException">There is no such role, or no such policy.</exception>
    Task<GetRolePolicyResponse> GetRolePolicyAsync(GetRolePolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Creates or replaces an inline policy of a user.</summary>
    /// <exception cref="NoSuchEntityException">There is no such user.</exception>
    /// <exception cref="MalformedPolicyDocumentException">The document is not a policy.</exception>
    /// <exception cref="LimitExceededException">A quota of the account is reached.</exception>
    Task<PutUserPolicyResponse> PutUserPolicyAsync(PutUserPolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Creates or replaces an inline policy of a role.</summary>
    /// <exception cref="NoSuchEntityException">There is no such role.</exception>
    /// <exception cref="MalformedPolicyDocumentException">The document is not a policy.</exception>
    /// <exception cref="LimitExceededException">A quota of the account is reached.</exception>
    /// <exception cref="UnmodifiableEntityException">Only the service that owns the role may change it.</exception>
    Task<PutRolePolicyResponse> PutRolePolicyAsync(PutRolePolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes an inline policy of a user.</summary>
    /// <exception cref="NoSuchEntityException">There is no such user, or no such policy.</exception>
    /// <exception cref="LimitExceededException">A quota of the account is reached.</exception>
    Task<DeleteUserPolicyResponse> DeleteUserPolicyAsync(DeleteUserPolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes an inline policy of a role.</summary>
    /// <exception cref="NoSuchEntityException">There is no such role, or no such policy.</exception>
    /// <exception cref="LimitExceededException">A quota of the account is reached.</exception>
    /// <exception cref="UnmodifiableEntityException">Only the service that owns the role may change it.</exception>
    Task<DeleteRolePolicyResponse> DeleteRolePolicyAsync(DeleteRolePolicyRequest request, CancellationToken cancellationToken = default);
}
