using SecOpsConsole.Sandbox.Front;

namespace SecOpsConsole.Sandbox.S3.Buckets;

/// <summary>HeadBucket, DeleteBucket, GetBucketLocation.</summary>
internal static class BucketBasics
{
    public static AwsResponse Head(S3Call call) => AwsResponse.Empty(200)
        .With("x-amz-bucket-region", call.Bucket.Region)
        .With("x-amz-access-point-alias", "false");

    public static AwsResponse Delete(S3Call call)
    {
        if (call.World.S3.Objects(call.Path.Bucket).Count > 0)
        {
            return new AwsError(409, "BucketNotEmpty", "The bucket you tried to delete is not empty").With("BucketName", call.Path.Bucket);
        }

        call.World.S3.Remove(call.Path.Bucket);
        return AwsResponse.Empty(204);
    }

    /// <summary>us-east-1 is told by an empty element.</summary>
    public static AwsResponse Location(S3Call call) => AwsResponse.Xml(
        S3Xml.Element("LocationConstraint", call.Bucket.Region == "us-east-1" ? null : call.Bucket.Region));
}
