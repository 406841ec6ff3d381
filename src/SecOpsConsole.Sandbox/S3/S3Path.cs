namespace SecOpsConsole.Sandbox.S3;

/// <summary>A path-style address. Both <c>/bucket?policy</c> (botocore) and <c>/bucket/?policy</c> (the .NET SDK) are the bucket.</summary>
internal readonly record struct S3Path(S3Scope Scope, string Bucket, string Key)
{
    public static S3Path Of(string path)
    {
        var slash = path.IndexOf('/', 1);
        var bucket = slash < 0 ? path[1..] : path[1..slash];
        var key = slash < 0 ? "" : path[(slash + 1)..];
        return new(bucket.Length == 0 ? S3Scope.Service : key.Length == 0 ? S3Scope.Bucket : S3Scope.Object, bucket, key);
    }
}
