namespace Amazon.IdentityManagement.Model;

/// <summary>Asks for the names of the inline policies of a user.</summary>
public class ListUserPoliciesRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The marker of the page before.</summary>
    public string Marker { get; set; } = null!;

    /// <summary>1 to 1000; 100 when not set.</summary>
    public int? MaxItems { get; set; }

    /// <summary>Required.</summary>
    public string UserName { get; set; } = null!;
}
