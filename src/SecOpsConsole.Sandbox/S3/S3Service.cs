using System.Collections.Concurrent;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.S3.Access;

namespace SecOpsConsole.Sandbox.S3;

/// <summary>S3's REST-XML front: recognise, check bucket, Region, expected owner and permission, then answer.</summary>
internal sealed class S3Service(SandboxWorld world) : IAwsService
{
    private readonly ConcurrentDictionary<string, byte> writing = new(StringComparer.Ordinal);

    public string SigningName => "s3";

    public AwsProtocol Protocol => AwsProtocol.RestXml;

    public string? OperationOf(AwsRequest request) => S3Operations.Find(request)?.Name;

    public CallFacts Describe(AwsRequest request)
    {
        var operation = S3Operations.Named(request.Operation);
        var path = S3Path.Of(request.Path);
        return new CallFacts
        {
            EventSource = "s3.amazonaws.com",
            EventName = operation.TrailName ?? operation.Name,
            Bucket = path.Scope == S3Scope.Service ? null : path.Bucket,
            BucketOwner = world.S3.Find(path.Bucket)?.OwnerAccount,
            ReadOnly = operation.ReadOnly,
            Management = operation.Management,
            RequestParameters = S3Trail.RequestParameters(request, operation, path),
        };
    }

    /// <summary>Policy and Block Public Access writes of one bucket exclude each other (409 OperationAborted).</summary>
    public IDisposable? Reserve(AwsRequest request)
    {
        if (!S3Operations.Named(request.Operation).Exclusive)
        {
            return NoReservation.Instance;
        }

        var bucket = S3Path.Of(request.Path).Bucket;
        return writing.TryAdd(bucket, 0) ? new Reservation(this, bucket) : null;
    }

    public Task<AwsResponse> HandleAsync(AwsRequest request, CancellationToken cancellationToken) => Task.FromResult(Handle(request));

    private AwsResponse Handle(AwsRequest request)
    {
        var operation = S3Operations.Named(request.Operation);
        var call = new S3Call(world, operation, request, S3Path.Of(request.Path));
        if (call.Path.Scope == S3Scope.Service || operation.Name == "CreateBucket")
        {
            return BucketAccess.CheckAccount(call) is { } forbidden ? forbidden : operation.Handle(call);
        }

        var bucket = request.StaleRead && operation.ReadOnly ? world.S3.FindStale(call.Path.Bucket) : world.S3.Find(call.Path.Bucket);
        if (bucket is null)
        {
            return S3Errors.NoSuchBucket(call.Path.Bucket);
        }

        if (!operation.AnyRegion && request.Region.Length > 0 && request.Region != bucket.Region)
        {
            return S3Errors.WrongRegion(bucket);
        }

        call = call with { Existing = bucket };
        return UnexpectedOwner(call) is { } unexpected ? unexpected
            : BucketAccess.Check(call) is { } denied ? denied
            : operation.Handle(call);
    }

    /// <summary>The bucket was deleted and made again by somebody else, or the client was told a wrong account.</summary>
    private static AwsError? UnexpectedOwner(S3Call call)
    {
        if (call.Request.Header("x-amz-expected-bucket-owner") is not { } expected || expected == call.Bucket.OwnerAccount)
        {
            return null;
        }

        return expected.Length == 12 && expected.All(char.IsAsciiDigit)
            ? S3Errors.AccessDenied
            : new AwsError(400, "InvalidBucketOwnerAWSAccountID", "The value of the expected bucket owner parameter must be an AWS account ID");
    }

    private sealed class Reservation(S3Service service, string bucket) : IDisposable
    {
        public void Dispose() => service.writing.TryRemove(bucket, out _);
    }
}
