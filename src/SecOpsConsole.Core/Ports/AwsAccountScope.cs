namespace SecOpsConsole.Core.Ports;

/// <summary>
/// A configured account, its Regions and the role through which the console acts there;
/// the session name of a write is "SecOpsConsole-" and the attempt's id.
/// </summary>
public sealed record AwsAccountScope(string AccountId, IReadOnlyList<string> Regions, string RoleArn);
