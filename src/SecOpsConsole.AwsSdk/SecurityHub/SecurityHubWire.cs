using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SecurityHub.Model;
using SecOpsConsole.AwsSdk.Json;

namespace Amazon.SecurityHub;

/// <summary>The wire forms, as in Security Hub's service model 2018-10-26: its members begin with a capital letter.</summary>
internal static class SecurityHubWire
{
    public static InvokeOptions BatchUpdateFindings { get; } = new()
    {
        RequestMarshaller = new RestJsonRequestMarshaller<BatchUpdateFindingsRequest>("AmazonSecurityHub", "PATCH", "/findings/batchupdate") { Naming = RestJsonNaming.AsDeclared },
        ResponseUnmarshaller = new JsonDocumentUnmarshaller(root => RestJsonShape.Read<BatchUpdateFindingsResponse>(root, RestJsonNaming.AsDeclared), Exception),
    };

    public static InvokeOptions GetFindings { get; } = new()
    {
        RequestMarshaller = new RestJsonRequestMarshaller<GetFindingsRequest>("AmazonSecurityHub", "POST", "/findings") { Naming = RestJsonNaming.AsDeclared },
        ResponseUnmarshaller = new JsonDocumentUnmarshaller(root => RestJsonShape.Read<GetFindingsResponse>(root, RestJsonNaming.AsDeclared), Exception),
    };

    private static AmazonServiceException Exception(string code, string message, AmazonServiceException plain)
    {
        var (inner, type, id, status) = (plain.InnerException!, plain.ErrorType, plain.RequestId, plain.StatusCode);
        return code switch
        {
            "AccessDeniedException" => new AccessDeniedException(message, inner, type, code, id, status),
            "InternalException" => new InternalException(message, inner, type, code, id, status),
            "InvalidAccessException" => new InvalidAccessException(message, inner, type, code, id, status),
            "InvalidInputException" => new InvalidInputException(message, inner, type, code, id, status),
            "LimitExceededException" => new LimitExceededException(message, inner, type, code, id, status),
            _ => new AmazonSecurityHubException(message, inner, type, code, id, status),
        };
    }
}
