namespace SecOpsConsole.Core.Ports;

/// <summary>One configuration item of AWS Config, reduced to the policy. <paramref name="Text"/> is set only when Known.</summary>
public sealed record ConfigurationPolicy(DateTime CapturedUtc, ConfigurationPolicyState State, string? Text, string StateId);
