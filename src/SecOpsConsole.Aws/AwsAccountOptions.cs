namespace SecOpsConsole.Aws;

/// <summary>One entry of <c>Aws:Accounts</c>.</summary>
public sealed class AwsAccountOptions
{
    /// <summary>The account's 12-digit id. Required.</summary>
    public string Id { get; set; } = "";

    /// <summary>Name of the role to assume there, with its path but without <c>role/</c>. Required.</summary>
    public string RoleName { get; set; } = "";

    /// <summary>The external id that the role's trust policy asks for. Recommended, so that nobody can borrow the console.</summary>
    public string? ExternalId { get; set; }

    /// <summary>The Regions to watch, for example <c>eu-west-1</c>. At least one.</summary>
    public IList<string> Regions { get; init; } = [];
}
