using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Front.Signing;
using SecOpsConsole.Sandbox.S3.Buckets;

namespace SecOpsConsole.Sandbox.S3.Objects;

/// <summary>Small objects, at most 5 MiB, without versions and object ACLs.</summary>
internal static class PutObject
{
    private const int MaxBytes = 5 * 1024 * 1024;

    public static AwsResponse Handle(S3Call call)
    {
        var content = call.Request.Body;
        if (content.Length > MaxBytes)
        {
            return new AwsError(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size").With("MaxSizeAllowed", MaxBytes.ToString());
        }

        if (System.Text.Encoding.UTF8.GetByteCount(call.Path.Key) > 1024)
        {
            return new AwsError(400, "KeyTooLongError", "Your key is too long");
        }

        if (call.Request.Header("x-amz-acl") is not (null or "private" or "bucket-owner-full-control"))
        {
            return call.Bucket.ObjectOwnership == OwnershipControls.Enforced
                ? new AwsError(400, "AccessControlListNotSupported", "The bucket does not allow ACLs")
                : new AwsError(501, "NotImplemented", "A header you provided implies functionality that is not implemented: object ACLs.");
        }

        return Store(call, content);
    }

    private static AwsResponse Store(S3Call call, byte[] content)
    {
        const string MetadataPrefix = "x-amz-meta-";
        var item = new ObjectRecord
        {
            Bucket = call.Path.Bucket,
            Key = call.Path.Key,
            Blob = Guid.NewGuid().ToString("N"),
            Size = content.Length,
            ETag = "\"" + Convert.ToHexStringLower(Checksums.Md5(content)) + "\"",
            ContentType = call.Request.Header("Content-Type") is { Length: > 0 } type ? type : "binary/octet-stream",
            ModifiedUtc = call.Request.TimeUtc,
            Metadata = call.Request.Headers
                .Where(header => header.Key.StartsWith(MetadataPrefix, StringComparison.OrdinalIgnoreCase))
                .ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value),
        };
        call.World.S3.PutObject(item, content);
        var response = AwsResponse.Empty(200)
            .With("ETag", item.ETag)
            .With("x-amz-server-side-encryption", call.Bucket.Encryption.SseAlgorithm);
        foreach (var name in new[] { "x-amz-checksum-crc32", "x-amz-checksum-crc32c", "x-amz-checksum-crc64nvme", "x-amz-checksum-sha1", "x-amz-checksum-sha256" })
        {
            if (call.Request.Header(name) is not null || call.Request.Header("x-amz-trailer") == name)
            {
                response = response.With(name, Checksums.Compute(name, content)!);
            }
        }

        return response;
    }
}
