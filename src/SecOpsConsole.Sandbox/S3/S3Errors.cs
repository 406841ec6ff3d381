using SecOpsConsole.Sandbox.Front;

namespace SecOpsConsole.Sandbox.S3;

/// <summary>S3's errors (S3 API reference, "Error responses").</summary>
internal static class S3Errors
{
    public static AwsError AccessDenied { get; } = new(403, "AccessDenied", "Access Denied");

    public static AwsError MalformedXml { get; } = new(400, "MalformedXML",
        "The XML you provided was not well-formed or did not validate against our published schema");

    public static AwsError NoSuchBucket(string bucket) =>
        new AwsError(404, "NoSuchBucket", "The specified bucket does not exist").With("BucketName", bucket);

    public static AwsError NoSuchKey(string key) =>
        new AwsError(404, "NoSuchKey", "The specified key does not exist.").With("Key", key);

    public static AwsError NotFound(string code, string message, string bucket) =>
        new AwsError(404, code, message).With("BucketName", bucket);

    public static AwsError MalformedPolicy(string message) => new(400, "MalformedPolicy", message);

    public static AwsError InvalidArgument(string name, string value, string message) =>
        new AwsError(400, "InvalidArgument", message).With("ArgumentName", name).With("ArgumentValue", value);

    public static AwsError NotAuthorized(S3Call call, string because) => new(403, "AccessDenied",
        $"User: {call.Request.Caller.Arn} is not authorized to perform: {call.Operation.Action} on resource: \"{call.ResourceArn}\" {because}");

    /// <summary>The bucket lives elsewhere: S3 answers 301 without a Location header, and names the Region.</summary>
    public static AwsResponse WrongRegion(BucketRecord bucket)
    {
        AwsResponse response = new AwsError(301, "PermanentRedirect",
            "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.")
            .With("Endpoint", $"{bucket.Name}.s3.{bucket.Region}.amazonaws.com").With("Bucket", bucket.Name);
        return response.With("x-amz-bucket-region", bucket.Region);
    }
}
