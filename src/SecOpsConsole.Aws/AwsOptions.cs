namespace SecOpsConsole.Aws;

/// <summary>Section <c>Aws</c>: which accounts the console may act in, and how it gets there.</summary>
public sealed class AwsOptions
{
    /// <summary>The accounts; an event of any other account is stored and flagged, and no AWS call is made for it.</summary>
    public IList<AwsAccountOptions> Accounts { get; init; } = [];

    /// <summary>
    /// Another endpoint for every AWS service, such as <c>http://127.0.0.1:4566</c> for a sandbox in a process of its own.
    /// Empty (the default): AWS itself. Only from configuration, never from a page.
    /// </summary>
    public string? Endpoint { get; set; }
}
