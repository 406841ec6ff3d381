namespace SecOpsConsole.Core.Ports.Macie;

/// <summary>A field of a finding that must have one of these values.</summary>
/// <param name="Field">Macie's path, such as <c>resourcesAffected.s3Bucket.name</c>.</param>
/// <param name="Values">At least one.</param>
public sealed record MacieCondition(string Field, IReadOnlyList<string> Values);
