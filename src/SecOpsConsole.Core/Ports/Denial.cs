namespace SecOpsConsole.Core.Ports;

/// <summary>Why AWS denied a call. <paramref name="IsExplicit"/>: a statement denies it; else none allows it.</summary>
public sealed record Denial(DeniedBy By, bool IsExplicit)
{
    /// <summary>What was denied is the use of a KMS key (<c>kms:GenerateDataKey</c>, <c>kms:Decrypt</c>, …), not the call on the bucket itself.</summary>
    public bool OfKey { get; init; }
}
