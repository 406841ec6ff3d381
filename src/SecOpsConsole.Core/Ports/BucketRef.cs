namespace SecOpsConsole.Core.Ports;

/// <summary>A bucket as AWS is asked for it: the account is sent as expected bucket owner with every call.</summary>
public sealed record BucketRef(string AccountId, string Region, string Name);
