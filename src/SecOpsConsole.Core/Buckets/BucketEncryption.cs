using System.Text.Json.Serialization;

namespace SecOpsConsole.Core.Buckets;

/// <summary>
/// The default encryption of a bucket. S3 always has one: since January 2023 a bucket without a configuration is encrypted with SSE-S3 (S3 user
/// guide, "Setting default server-side encryption behavior"), so what a deletion takes away is a KMS key.
/// </summary>
/// <param name="Algorithm"><c>AES256</c> (SSE-S3), <c>aws:kms</c> (SSE-KMS) or <c>aws:kms:dsse</c> (DSSE-KMS).</param>
/// <param name="KeyId">The KMS key as it was put: ARN, id or alias; null for SSE-S3, and for the key that AWS manages.</param>
/// <param name="BucketKey">S3 Bucket Keys are on.</param>
public sealed record BucketEncryption(string Algorithm, string? KeyId, bool BucketKey)
{
    private const string Sse3 = "AES256";
    private const string KeyWord = "bucket-key";
    private const string BlocksWord = "blocks=";

    /// <summary>What S3 does where nobody said anything else, and after a deletion.</summary>
    public static BucketEncryption Default { get; } = new(Sse3, null, false);

    /// <summary>Encryption types that uploads may not use, sorted, with commas between; null when the bucket never said.</summary>
    public string? Blocks { get; init; }

    [JsonIgnore]
    public bool UsesKms => Algorithm != Sse3;

    /// <summary>The state as a text that is its own fingerprint, such as <c>aws:kms arn:aws:kms:… bucket-key</c>.</summary>
    [JsonIgnore]
    public string State =>
        Algorithm + (KeyId is null ? "" : " " + KeyId) + (BucketKey ? " " + KeyWord : "") + (Blocks is null ? "" : " " + BlocksWord + Blocks);

    /// <summary>The state behind a text; null when there is none, or when it names no algorithm that S3 knows.</summary>
    public static BucketEncryption? OfState(string? state)
    {
        if (state?.Split(' ') is not [var algorithm, .. var words] || !IsKnown(algorithm))
        {
            return null;
        }
        var key = words.FirstOrDefault(word => word != KeyWord && !word.StartsWith(BlocksWord, StringComparison.Ordinal));
        var blocks = Array.Find(words, word => word.StartsWith(BlocksWord, StringComparison.Ordinal))?[BlocksWord.Length..];
        return new BucketEncryption(algorithm, key, words.Contains(KeyWord)) { Blocks = blocks };
    }

    public static bool IsKnown(string? algorithm) => algorithm is Sse3 or "aws:kms" or "aws:kms:dsse";
}
