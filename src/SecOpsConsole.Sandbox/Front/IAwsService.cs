using System.Xml.Linq;

namespace SecOpsConsole.Sandbox.Front;

/// <summary>
/// A service behind the front door. The front door has already verified the signature; it formats errors by
/// <see cref="Protocol"/>, applies fault plans and publishes the finished call.
/// </summary>
internal interface IAwsService
{
    /// <summary>The service's name in a SigV4 credential scope: s3, sts, config, events, macie2.</summary>
    string SigningName { get; }

    AwsProtocol Protocol { get; }

    /// <summary>For JSON 1.1: what X-Amz-Target starts with, dot included (<c>StarlingDoveService.</c>).</summary>
    string? TargetPrefix => null;

    /// <summary>For query services: the namespace of error answers; null: the one of STS.</summary>
    XNamespace? ErrorNamespace => null;

    /// <summary>For rest-xml services: an error stands within ErrorResponse, as the protocol has it; S3 alone leaves that out.</summary>
    bool WrapsErrors => false;

    /// <summary>The API's operation name, or null for one that this sandbox does not know.</summary>
    string? OperationOf(AwsRequest request);

    /// <summary>What the log of calls and CloudTrail say about a call, failed ones too. Must bear any body.</summary>
    CallFacts Describe(AwsRequest request);

    /// <summary>Holds what the call needs alone; null means another call has it, answered with 409 OperationAborted.</summary>
    IDisposable? Reserve(AwsRequest request) => NoReservation.Instance;

    Task<AwsResponse> HandleAsync(AwsRequest request, CancellationToken cancellationToken);
}
