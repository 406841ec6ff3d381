using SecOpsConsole.Sandbox.Front;

namespace SecOpsConsole.Sandbox.S3;

/// <summary>One S3 call on its way through checks to its handler.</summary>
internal sealed record S3Call(SandboxWorld World, S3Operation Operation, AwsRequest Request, S3Path Path)
{
    /// <summary>The bucket as this call sees it (a stale read sees the one before). Null only for ListBuckets and CreateBucket.</summary>
    public BucketRecord? Existing { get; init; }

    /// <summary>For handlers that run only when the bucket exists.</summary>
    public BucketRecord Bucket => Existing ?? throw new InvalidOperationException($"{Operation.Name} ran without its bucket.");

    public string BucketArn => "arn:aws:s3:::" + Path.Bucket;

    /// <summary>What the action is on: the object's ARN, or the bucket's.</summary>
    public string ResourceArn => Path.Scope switch
    {
        S3Scope.Service => "*",
        S3Scope.Bucket => BucketArn,
        S3Scope.Object => BucketArn + "/" + Path.Key,
        _ => throw new InvalidOperationException("unknown scope"),
    };

    /// <summary>Changes the bucket as one step.</summary>
    public void Change(Func<BucketRecord, BucketRecord> change) => World.S3.Change(Path.Bucket, change);
}
