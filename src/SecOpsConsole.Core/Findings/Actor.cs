using System.Text.Json.Serialization;

namespace SecOpsConsole.Core.Findings;

/// <summary>
/// Who made a change, as CloudTrail or Macie tells it. Every member may be missing; names are shown, never trusted.
/// </summary>
public sealed class Actor
{
    /// <summary>userIdentity.type: IAMUser, AssumedRole, Root, AWSService, …</summary>
    public string? Type { get; set; }
    /// <summary>A short name for people: user name, role session name, service host.</summary>
    public string? Name { get; set; }
    public string? Arn { get; set; }
    /// <summary>ARN of the role behind an assumed-role session.</summary>
    public string? IssuerArn { get; set; }
    public string? AccountId { get; set; }
    public string? AccessKeyId { get; set; }
    public string? SourceIp { get; set; }
    public string? UserAgent { get; set; }
    /// <summary>Console, CLI, SDK, Terraform, CloudFormation, …</summary>
    public string? Tool { get; set; }
    /// <summary>true, false, or null when unknown (Identity Center sessions always say false: unknown).</summary>
    public bool? Mfa { get; set; }

    /// <summary>
    /// Tells actors apart: the role behind a session, since pipelines name each session anew; the person where IAM Identity Center's role
    /// stands for many. Null when the event does not say who it was.
    /// </summary>
    [JsonIgnore]
    public string? Key => IssuerArn is not { } role ? Arn ?? Name
        : role.Contains("AWSReservedSSO_", StringComparison.Ordinal) ? $"{role}/{Name}" : role;
}
