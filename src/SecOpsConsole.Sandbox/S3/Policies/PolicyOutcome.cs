using SecOpsConsole.Sandbox.Front;

namespace SecOpsConsole.Sandbox.S3.Policies;

/// <summary>A policy as S3 will keep it, or why it was refused.</summary>
internal sealed record PolicyOutcome(AwsError? Error, string? Text);
