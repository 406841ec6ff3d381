using SecOpsConsole.Sandbox.Front;
using static SecOpsConsole.Sandbox.S3.S3Xml;

namespace SecOpsConsole.Sandbox.S3.Buckets;

/// <summary>Bucket tags, at most 50.</summary>
internal static class BucketTagging
{
    public static AwsResponse Get(S3Call call) => call.Bucket.Tags is { } tags
        ? AwsResponse.Xml(Element("Tagging", Element("TagSet",
            tags.Select(tag => Element("Tag", Element("Key", tag.Key), Element("Value", tag.Value))))))
        : S3Errors.NotFound("NoSuchTagSet", "The TagSet does not exist", call.Path.Bucket);

    public static AwsResponse Put(S3Call call)
    {
        if (Read(call.Request, "Tagging")?.Child("TagSet") is not { } set)
        {
            return S3Errors.MalformedXml;
        }

        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in set.Children("Tag"))
        {
            if (tag.Child("Key")?.Value is not { Length: >= 1 and <= 128 } key || tag.Child("Value")?.Value is not { Length: <= 256 } value)
            {
                return new AwsError(400, "InvalidTag", "The tag provided was not a valid tag. Keys have 1 to 128 characters, values at most 256.");
            }

            if (!tags.TryAdd(key, value))
            {
                return new AwsError(400, "InvalidTag", "Cannot provide multiple Tags with the same key").With("TagKey", key);
            }
        }

        if (tags.Count > 50)
        {
            return new AwsError(400, "BadRequest", "Bucket tag count cannot be greater than 50");
        }

        call.Change(bucket => bucket with { Tags = tags });
        return AwsResponse.Empty(204);
    }

    public static AwsResponse Delete(S3Call call)
    {
        call.Change(bucket => bucket with { Tags = null });
        return AwsResponse.Empty(204);
    }
}
