using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.S3.Buckets;
using SecOpsConsole.Sandbox.S3.Objects;

namespace SecOpsConsole.Sandbox.S3;

/// <summary>Every S3 operation the sandbox has. What is not here is answered NotImplemented, never 200.</summary>
internal static class S3Operations
{
    private static readonly S3Operation[] All =
    [
        new("ListBuckets", "GET", S3Scope.Service, null, "s3:ListAllMyBuckets", ListBuckets.Handle),
        new("CreateBucket", "PUT", S3Scope.Bucket, null, "s3:CreateBucket", CreateBucket.Handle) { AnyRegion = true },
        new("HeadBucket", "HEAD", S3Scope.Bucket, null, "s3:ListBucket", BucketBasics.Head),
        new("DeleteBucket", "DELETE", S3Scope.Bucket, null, "s3:DeleteBucket", BucketBasics.Delete),
        new("GetBucketLocation", "GET", S3Scope.Bucket, "location", "s3:GetBucketLocation", BucketBasics.Location) { AnyRegion = true },
        new("GetBucketPolicy", "GET", S3Scope.Bucket, "policy", "s3:GetBucketPolicy", BucketPolicy.Get) { OwnerOnly = true },
        new("PutBucketPolicy", "PUT", S3Scope.Bucket, "policy", "s3:PutBucketPolicy", BucketPolicy.Put) { OwnerOnly = true, Exclusive = true },
        new("DeleteBucketPolicy", "DELETE", S3Scope.Bucket, "policy", "s3:DeleteBucketPolicy", BucketPolicy.Delete) { OwnerOnly = true, Exclusive = true },
        new("GetBucketPolicyStatus", "GET", S3Scope.Bucket, "policyStatus", "s3:GetBucketPolicyStatus", BucketPolicy.Status),
        new("GetPublicAccessBlock", "GET", S3Scope.Bucket, "publicAccessBlock", "s3:GetBucketPublicAccessBlock", BlockPublicAccess.Get)
        {
            TrailName = "GetBucketPublicAccessBlock",
        },
        new("PutPublicAccessBlock", "PUT", S3Scope.Bucket, "publicAccessBlock", "s3:PutBucketPublicAccessBlock", BlockPublicAccess.Put)
        {
            TrailName = "PutBucketPublicAccessBlock", Exclusive = true,
        },
        new("DeletePublicAccessBlock", "DELETE", S3Scope.Bucket, "publicAccessBlock", "s3:PutBucketPublicAccessBlock", BlockPublicAccess.Delete)
        {
            TrailName = "DeleteBucketPublicAccessBlock", Exclusive = true,
        },
        new("GetBucketAcl", "GET", S3Scope.Bucket, "acl", "s3:GetBucketAcl", BucketAcl.Get),
        new("PutBucketAcl", "PUT", S3Scope.Bucket, "acl", "s3:PutBucketAcl", BucketAcl.Put),
        new("GetBucketEncryption", "GET", S3Scope.Bucket, "encryption", "s3:GetEncryptionConfiguration", DefaultEncryption.Get),
        new("PutBucketEncryption", "PUT", S3Scope.Bucket, "encryption", "s3:PutEncryptionConfiguration", DefaultEncryption.Put),
        new("DeleteBucketEncryption", "DELETE", S3Scope.Bucket, "encryption", "s3:PutEncryptionConfiguration", DefaultEncryption.Delete),
        new("GetBucketOwnershipControls", "GET", S3Scope.Bucket, "ownershipControls", "s3:GetBucketOwnershipControls", OwnershipControls.Get),
        new("PutBucketOwnershipControls", "PUT", S3Scope.Bucket, "ownershipControls", "s3:PutBucketOwnershipControls", OwnershipControls.Put),
        new("DeleteBucketOwnershipControls", "DELETE", S3Scope.Bucket, "ownershipControls", "s3:PutBucketOwnershipControls", OwnershipControls.Delete),
        new("GetBucketTagging", "GET", S3Scope.Bucket, "tagging", "s3:GetBucketTagging", BucketTagging.Get),
        new("PutBucketTagging", "PUT", S3Scope.Bucket, "tagging", "s3:PutBucketTagging", BucketTagging.Put),
        new("DeleteBucketTagging", "DELETE", S3Scope.Bucket, "tagging", "s3:PutBucketTagging", BucketTagging.Delete),
        new("ListObjectsV2", "GET", S3Scope.Bucket, "list-type", "s3:ListBucket", ListObjects.Handle) { TrailName = "ListObjects" },
        new("PutObject", "PUT", S3Scope.Object, null, "s3:PutObject", PutObject.Handle),
        new("GetObject", "GET", S3Scope.Object, null, "s3:GetObject", ReadObject.Get),
        new("HeadObject", "HEAD", S3Scope.Object, null, "s3:GetObject", ReadObject.Head),
        new("DeleteObject", "DELETE", S3Scope.Object, null, "s3:DeleteObject", ReadObject.Delete),
    ];

    /// <summary>Query parameters that modify an operation and do not name another one.</summary>
    private static readonly HashSet<string> Modifiers = new(StringComparer.Ordinal)
    {
        "x-id", "prefix", "delimiter", "max-keys", "continuation-token", "start-after", "fetch-owner", "encoding-type",
        "max-buckets", "bucket-region",
    };

    /// <summary>Headers that turn a known path into an operation the sandbox does not have.</summary>
    private static readonly string[] Unsupported =
    [
        "x-amz-copy-source", "x-amz-tagging", "x-amz-server-side-encryption-customer-algorithm",
        "x-amz-bucket-object-lock-enabled", "x-amz-object-lock-mode", "x-amz-website-redirect-location",
    ];

    public static S3Operation? Find(AwsRequest request)
    {
        var path = S3Path.Of(request.Path);
        var flags = request.Query.Keys.Where(name => !Modifiers.Contains(name)).ToList();
        // S3 Control's paths are no buckets.
        if (path.Bucket == "v20180820" || flags.Count > 1 || Unsupported.Any(request.Headers.ContainsKey)
            || (request.Query.TryGetValue("list-type", out var version) && version != "2"))
        {
            return null;
        }

        var flag = flags.SingleOrDefault();
        return Array.Find(All, operation =>
            operation.Method == request.Method && operation.Scope == path.Scope && operation.Flag == flag);
    }

    public static S3Operation Named(string name) => Array.Find(All, operation => operation.Name == name)!;
}
