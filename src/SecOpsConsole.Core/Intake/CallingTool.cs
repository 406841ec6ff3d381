namespace SecOpsConsole.Core.Intake;

/// <summary>
/// With what a call was made, from the user agent and CloudTrail's other hints. Callers choose their user agent,
/// so this is for people to read and is never a reason to skip a check.
/// </summary>
internal static class CallingTool
{
    /// <summary>The order matters: tools built on an SDK name both.</summary>
    private static readonly (string Part, string Tool)[] Agents =
    [
        ("terraform", "Terraform"),
        ("opentofu", "OpenTofu"),
        ("pulumi", "Pulumi"),
        ("cloudformation", "CloudFormation"),
        ("aws-cdk", "CDK"),
        ("aws-cli", "CLI"),
        ("s3console", "Console"),
        ("console.amazonaws.com", "Console"),
        ("mozilla/", "Console"),
        ("powershell", "PowerShell"),
        ("boto", "SDK"),
        ("aws-sdk", "SDK"),
    ];

    public static string? Recognise(string? userAgent, string? invokedBy, bool? sessionFromConsole)
    {
        if (invokedBy is not null)
        {
            return invokedBy.StartsWith("cloudformation.", StringComparison.OrdinalIgnoreCase) ? "CloudFormation" : invokedBy;
        }

        if (sessionFromConsole == true)
        {
            return "Console";
        }

        foreach (var (part, tool) in Agents)
        {
            if (userAgent?.Contains(part, StringComparison.OrdinalIgnoreCase) == true)
            {
                return tool;
            }
        }

        return null;
    }
}
