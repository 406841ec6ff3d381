using System.ComponentModel;

namespace SecOpsConsole.Web.Configuration;

/// <summary>One AWS account and the role through which the console acts in it.</summary>
public sealed class AwsAccountSettings
{
    [Description("The account's id: 12 digits.")]
    public string? Id { get; set; }

    [Description("Name of the role in that account which the console assumes, with its path but without `role/` (see `docs/connect-aws.md`).")]
    public string? RoleName { get; set; }

    [Description("External id that the role's trust policy demands: 2 to 1224 characters.")]
    public string? ExternalId { get; set; }

    [Description("The Regions whose buckets the console looks after, at least one: `Aws__Accounts__0__Regions__0=eu-west-1`.")]
    public string[] Regions { get; set; } = [];
}
