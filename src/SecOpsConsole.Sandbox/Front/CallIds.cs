using System.Security.Cryptography;

namespace SecOpsConsole.Sandbox.Front;

/// <summary>The ids of one call: x-amz-request-id and x-amz-id-2 of S3, x-amzn-RequestId of the others.</summary>
internal sealed record CallIds(string RequestId, string ExtendedRequestId)
{
    public static CallIds New(AwsProtocol protocol) => new(
        protocol == AwsProtocol.RestXml
            ? RandomNumberGenerator.GetString("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 16)
            : Guid.NewGuid().ToString(),
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(48)));
}
