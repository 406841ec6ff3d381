using System.ComponentModel;

namespace SecOpsConsole.Web.Configuration;

/// <summary>The AWS accounts that the console looks after.</summary>
[Description("The AWS accounts that the console looks after. An event of an account or Region that is not listed is stored and flagged, and no AWS call is made for it.")]
public sealed class AwsSettings
{
    [Description("The accounts. Not used in sandbox mode, where the sandbox's own account is configured.")]
    public AwsAccountSettings[] Accounts { get; set; } = [];

    [Description("Sends every AWS call to this address instead of AWS: a sandbox that runs as a process of its own (verb `sandbox`). Refused in Production.")]
    public string? Endpoint { get; set; }
}
