namespace SecOpsConsole.Sandbox.S3;

/// <summary>The default encryption of a bucket; S3 always has one, SSE-S3 unless said otherwise.</summary>
internal sealed record BucketEncryption(string SseAlgorithm, string? KmsMasterKeyId, bool BucketKeyEnabled)
{
    /// <summary>Encryption types that uploads may not use; null when the bucket never said.</summary>
    public IReadOnlyList<string>? BlockedEncryptionTypes { get; init; }

    public static BucketEncryption Default { get; } = new("AES256", null, false);
}
