using SecOpsConsole.Sandbox.Front;

namespace SecOpsConsole.Sandbox.S3;

/// <summary>S3's REST-XML front.</summary>
internal sealed class S3Service(SandboxWorld world) : IAwsService
{
    public string SigningName => "s3";

    public AwsProtocol Protocol => AwsProtocol.RestXml;

    public string? OperationOf(AwsRequest request) => request is { Method: "GET", Path: "/" } ? "ListBuckets" : null;

    public CallFacts Describe(AwsRequest request) => new() { EventSource = "s3.amazonaws.com", EventName = request.Operation, ReadOnly = true };

    public Task<AwsResponse> HandleAsync(AwsRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(AwsResponse.Xml(new System.Xml.Linq.XElement("ListAllMyBucketsResult", world.S3.All().Count)));
}
