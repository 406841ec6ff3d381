namespace SecOpsConsole.Core.Protection;

/// <summary>One protected class of a bucket with its evidence, as a sentence.</summary>
public sealed record ProtectedBy(ProtectedClass Class, string Why);
