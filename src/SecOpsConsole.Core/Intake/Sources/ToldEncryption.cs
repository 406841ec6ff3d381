using System.Text.Json;
using SecOpsConsole.Core.Buckets;

namespace SecOpsConsole.Core.Intake.Sources;

/// <summary>The default encryption that an event tells of: a hint for the history, never what is restored.</summary>
internal static class ToldEncryption
{
    /// <summary>
    /// Of PutBucketEncryption or DeleteBucketEncryption (S3 API, ServerSideEncryptionConfiguration; CloudTrail turns the XML into JSON, a single
    /// rule into an object); null when the event does not carry it.
    /// </summary>
    public static BucketEncryption? OfCall(string call, JsonElement? request)
    {
        if (call.StartsWith("Delete", StringComparison.Ordinal))
        {
            return BucketEncryption.Default;
        }
        var rule = TolerantJson.First(request.Path("ServerSideEncryptionConfiguration", "Rule"));
        var algorithm = rule.TextAt("ApplyServerSideEncryptionByDefault", "SSEAlgorithm");
        if (!BucketEncryption.IsKnown(algorithm))
        {
            return null;
        }
        var blocks = TolerantJson.Many(rule.Path("BlockedEncryptionTypes", "EncryptionType")).Select(type => TolerantJson.ReadString(type)).OfType<string>().ToList();
        return new BucketEncryption(
            algorithm!, Word(rule.TextAt("ApplyServerSideEncryptionByDefault", "KMSMasterKeyID")), rule.Member("BucketKeyEnabled").Flag() ?? false)
        {
            Blocks = blocks.Count == 0 ? null : string.Join(',', blocks.Order(StringComparer.Ordinal)),
        };
    }

    /// <summary>
    /// Of a finding of Macie (Macie API, ServerSideEncryption of the bucket): it tells no bucket key, so only the loss of a KMS key is certain.
    /// </summary>
    public static BucketEncryption? OfMacie(JsonElement? finding) =>
        finding.Path("resourcesAffected", "s3Bucket", "defaultServerSideEncryption").TextAt("encryptionType") is "NONE" or "AES256" ? BucketEncryption.Default : null;

    /// <summary>No key has a space in its name, and a state is words with spaces between.</summary>
    private static string? Word(string? key) => string.IsNullOrEmpty(key) || key.Contains(' ', StringComparison.Ordinal) ? null : key;
}
