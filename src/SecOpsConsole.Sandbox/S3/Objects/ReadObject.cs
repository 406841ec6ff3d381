using SecOpsConsole.Sandbox.Front;

namespace SecOpsConsole.Sandbox.S3.Objects;

/// <summary>GetObject, HeadObject, DeleteObject.</summary>
internal static class ReadObject
{
    public static AwsResponse Get(S3Call call) => Find(call) is { } item
        ? Headers(call, item) with { Body = call.World.S3.ReadObject(item) }
        : S3Errors.NoSuchKey(call.Path.Key);

    public static AwsResponse Head(S3Call call) => Find(call) is { } item
        ? Headers(call, item).With("Content-Length", item.Size.ToString())
        : S3Errors.NoSuchKey(call.Path.Key);

    /// <summary>Deleting what is not there succeeds too.</summary>
    public static AwsResponse Delete(S3Call call)
    {
        call.World.S3.RemoveObject(call.Path.Bucket, call.Path.Key);
        return AwsResponse.Empty(204);
    }

    private static ObjectRecord? Find(S3Call call) => call.World.S3.FindObject(call.Path.Bucket, call.Path.Key);

    private static AwsResponse Headers(S3Call call, ObjectRecord item)
    {
        var response = new AwsResponse { Status = 200, ContentType = item.ContentType }
            .With("ETag", item.ETag)
            .With("Last-Modified", item.ModifiedUtc.ToString("R"))
            .With("x-amz-server-side-encryption", call.Bucket.Encryption.SseAlgorithm);
        return item.Metadata.Aggregate(response, (sofar, entry) => sofar.With(entry.Key, entry.Value));
    }
}
