using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>A page of names of the inline policies of a user.</summary>
public class ListUserPoliciesResponse : AmazonWebServiceResponse
{
    /// <summary>Whether there are more; then <see cref="Marker"/> is set.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>For the next page.</summary>
    public string Marker { get; set; } = null!;

    /// <summary>Null when the answer had none.</summary>
    public List<string> PolicyNames { get; set; } = null!;
}
