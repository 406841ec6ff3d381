namespace Amazon.IdentityManagement.Model;

/// <summary>A user.</summary>
public class User
{
    /// <summary>With the path.</summary>
    public string Arn { get; set; } = null!;

    /// <summary>When it was made.</summary>
    public DateTime? CreateDate { get; set; }

    /// <summary><c>/</c> for most.</summary>
    public string Path { get; set; } = null!;

    /// <summary><c>AIDA…</c></summary>
    public string UserId { get; set; } = null!;

    /// <summary>Unique in the account.</summary>
    public string UserName { get; set; } = null!;
}
