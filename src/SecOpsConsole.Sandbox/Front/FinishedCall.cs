namespace SecOpsConsole.Sandbox.Front;

/// <summary>What happens to a call once it was answered, wherever it came from: the log of calls and the listeners hear of it.</summary>
internal static class FinishedCall
{
    public static ApiCall Publish(
        SandboxWorld world, AwsRequest request, CallFacts facts, AwsResponse response, string host, long bytesIn, long bytesOut)
    {
        var call = CallOf(request, facts, response, host, bytesIn, bytesOut);
        world.Calls.Add(call);
        foreach (var listener in world.Listeners)
        {
            listener.OnCall(call);
        }

        return call;
    }

    private static ApiCall CallOf(
        AwsRequest request, CallFacts facts, AwsResponse response, string host, long bytesIn, long bytesOut) => new()
        {
            TimeUtc = request.TimeUtc,
            EventSource = facts.EventSource,
            Operation = request.Operation,
            EventName = facts.EventName,
            Caller = request.Caller,
            Region = request.Region,
            SourceIp = request.SourceIp,
            UserAgent = request.UserAgent,
            RequestId = request.RequestId,
            ExtendedRequestId = request.ExtendedRequestId,
            Host = host,
            Status = response.Status,
            ErrorCode = response.Error?.Code,
            ErrorMessage = response.Error?.Message,
            Bucket = facts.Bucket,
            BucketOwner = facts.BucketOwner,
            RequestParameters = facts.RequestParameters,
            ReadOnly = facts.ReadOnly,
            Management = facts.Management,
            BytesIn = bytesIn,
            BytesOut = bytesOut,
        };
}
