using System.Xml.Linq;
using SecOpsConsole.Sandbox.Front;
using static SecOpsConsole.Sandbox.S3.S3Xml;

namespace SecOpsConsole.Sandbox.S3.Buckets;

/// <summary>Default encryption. There is always one: deleting goes back to SSE-S3.</summary>
internal static class DefaultEncryption
{
    private const string Root = "ServerSideEncryptionConfiguration";
    private const string ByDefault = "ApplyServerSideEncryptionByDefault";

    public static AwsResponse Get(S3Call call)
    {
        var encryption = call.Bucket.Encryption;
        return AwsResponse.Xml(Element(Root, Element("Rule",
            Element(ByDefault,
                Element("SSEAlgorithm", encryption.SseAlgorithm),
                encryption.KmsMasterKeyId is { } key ? Element("KMSMasterKeyID", key) : null),
            Element("BucketKeyEnabled", encryption.BucketKeyEnabled),
            encryption.BlockedEncryptionTypes is { } blocked
                ? Element("BlockedEncryptionTypes", blocked.Select(type => Element("EncryptionType", type)))
                : null)));
    }

    public static AwsResponse Put(S3Call call)
    {
        var rules = Read(call.Request, Root)?.Children("Rule").ToList();
        if (rules is not [var rule] || Parse(rule) is not { } encryption)
        {
            return S3Errors.MalformedXml;
        }

        if (encryption is { SseAlgorithm: "AES256", KmsMasterKeyId: not null })
        {
            return S3Errors.InvalidArgument(ByDefault, encryption.KmsMasterKeyId, "a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse");
        }

        call.Change(bucket => bucket with { Encryption = encryption });
        return AwsResponse.Empty(200);
    }

    public static AwsResponse Delete(S3Call call)
    {
        call.Change(bucket => bucket with { Encryption = BucketEncryption.Default });
        return AwsResponse.Empty(204);
    }

    private static BucketEncryption? Parse(XElement rule)
    {
        var byDefault = rule.Child(ByDefault);
        var algorithm = byDefault is null ? "AES256" : byDefault.Child("SSEAlgorithm")?.Value;
        var blocked = rule.Child("BlockedEncryptionTypes")?.Children("EncryptionType").Select(type => type.Value).ToList();
        return algorithm is not ("AES256" or "aws:kms" or "aws:kms:dsse") || blocked?.Exists(type => type is not ("NONE" or "SSE-C")) == true
            ? null
            : new BucketEncryption(algorithm, byDefault?.Child("KMSMasterKeyID")?.Value, rule.Child("BucketKeyEnabled")?.Value == "true")
            {
                BlockedEncryptionTypes = blocked,
            };
    }
}
