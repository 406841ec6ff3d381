using System.Xml.Linq;
using SecOpsConsole.Sandbox.Front;
using static SecOpsConsole.Sandbox.S3.S3Xml;

namespace SecOpsConsole.Sandbox.S3.Buckets;

/// <summary>The bucket's four settings.</summary>
internal static class BlockPublicAccess
{
    private const string Root = "PublicAccessBlockConfiguration";

    public static AwsResponse Get(S3Call call) => call.Bucket.PublicAccessBlock is { } block
        ? AwsResponse.Xml(Element(Root,
            Element("BlockPublicAcls", block.BlockPublicAcls),
            Element("IgnorePublicAcls", block.IgnorePublicAcls),
            Element("BlockPublicPolicy", block.BlockPublicPolicy),
            Element("RestrictPublicBuckets", block.RestrictPublicBuckets)))
        : S3Errors.NotFound("NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found", call.Path.Bucket);

    public static AwsResponse Put(S3Call call)
    {
        if (Read(call.Request) is not { } block)
        {
            return S3Errors.MalformedXml;
        }

        call.Change(bucket => bucket with { PublicAccessBlock = block });
        return AwsResponse.Empty(200);
    }

    /// <summary>The four settings of a request's body; null when it is none.</summary>
    public static PublicAccessBlock? Read(AwsRequest request) =>
        S3Xml.Read(request, Root) is { } body
            && Flag(body, "BlockPublicAcls") is { } blockAcls && Flag(body, "IgnorePublicAcls") is { } ignoreAcls
            && Flag(body, "BlockPublicPolicy") is { } blockPolicy && Flag(body, "RestrictPublicBuckets") is { } restrict
                ? new PublicAccessBlock(blockAcls, ignoreAcls, blockPolicy, restrict)
                : null;

    public static AwsResponse Delete(S3Call call)
    {
        call.Change(bucket => bucket with { PublicAccessBlock = null });
        return AwsResponse.Empty(204);
    }

    /// <summary>A setting that is not named is off.</summary>
    private static bool? Flag(XElement body, string name) => body.Child(name)?.Value.Trim() switch
    {
        null or "" => false,
        "true" or "TRUE" or "True" => true,
        "false" or "FALSE" or "False" => false,
        _ => null,
    };
}
