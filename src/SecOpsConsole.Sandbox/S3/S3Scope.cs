namespace SecOpsConsole.Sandbox.S3;

/// <summary>What a path addresses: nothing, a bucket, or an object in it.</summary>
internal enum S3Scope
{
    Service,
    Bucket,
    Object,
}
