namespace Amazon.IdentityManagement.Model;

/// <summary>A role.</summary>
public class Role
{
    /// <summary>With the path.</summary>
    public string Arn { get; set; } = null!;

    /// <summary>The trust policy, percent-encoded.</summary>
    public string AssumeRolePolicyDocument { get; set; } = null!;

    /// <summary>When it was made.</summary>
    public DateTime? CreateDate { get; set; }

    /// <summary><c>/aws-service-role/…/</c> for roles of services.</summary>
    public string Path { get; set; } = null!;

    /// <summary><c>AROA…</c></summary>
    public string RoleId { get; set; } = null!;

    /// <summary>Unique in the account.</summary>
    public string RoleName { get; set; } = null!;
}
