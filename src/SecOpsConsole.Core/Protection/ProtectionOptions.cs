namespace SecOpsConsole.Core.Protection;

/// <summary>What an organisation says about its buckets.</summary>
public sealed class ProtectionOptions
{
    /// <summary>Names of buckets that the console must never write to by itself.</summary>
    public IReadOnlyList<string> OwnBuckets { get; init; } = [];
}
