using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace SecOpsConsole.Sandbox.Front;

/// <summary>Writes an error as each protocol does.</summary>
internal static class ErrorWriter
{
    private static readonly XNamespace Sts = "https://sts.amazonaws.com/doc/2011-06-15/";

    public static AwsResponse Write(AwsError error, AwsProtocol protocol, IAwsService? service, string requestId, string extendedRequestId) => protocol switch
    {
        AwsProtocol.RestXml when service is { WrapsErrors: true } => AwsResponse.Xml(new XElement("ErrorResponse",
            new XElement("Error",
                new XElement("Code", error.Code),
                new XElement("Message", error.Message),
                error.Details.Select(detail => new XElement(detail.Key, detail.Value))),
            new XElement("RequestId", requestId),
            new XElement("HostId", extendedRequestId))) with { Status = error.Status },
        AwsProtocol.RestXml => AwsResponse.Xml(new XElement("Error",
            new XElement("Code", error.Code),
            new XElement("Message", error.Message),
            error.Details.Select(detail => new XElement(detail.Key, detail.Value)),
            new XElement("RequestId", requestId),
            new XElement("HostId", extendedRequestId))) with { Status = error.Status },
        AwsProtocol.Query => Query(error, service?.ErrorNamespace ?? Sts, requestId),
        AwsProtocol.Json11 => AwsResponse.Json(new JsonObject { ["__type"] = error.Code, ["message"] = error.Message }) with { Status = error.Status },
        AwsProtocol.RestJson => new AwsResponse
        {
            Status = error.Status,
            ContentType = "application/json",
            Body = Encoding.UTF8.GetBytes(new JsonObject { ["message"] = error.Message }.ToJsonString()),
            Headers = new Dictionary<string, string> { ["x-amzn-ErrorType"] = error.Code },
        },
        _ => throw new ArgumentOutOfRangeException(nameof(protocol)),
    };

    private static AwsResponse Query(AwsError error, XNamespace ns, string requestId) => AwsResponse.Xml(new XElement(ns + "ErrorResponse",
        new XElement(ns + "Error",
            new XElement(ns + "Type", error.Status < 500 ? "Sender" : "Receiver"),
            new XElement(ns + "Code", error.Code),
            new XElement(ns + "Message", error.Message)),
        new XElement(ns + "RequestId", requestId)), "text/xml") with { Status = error.Status };
}
