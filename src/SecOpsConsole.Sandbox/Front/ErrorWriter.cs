using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace SecOpsConsole.Sandbox.Front;

/// <summary>Writes an error as each protocol does.</summary>
internal static class ErrorWriter
{
    private static readonly XNamespace Sts = "https://sts.amazonaws.com/doc/2011-06-15/";

    public static AwsResponse Write(AwsError error, AwsProtocol protocol, string requestId, string extendedRequestId) => protocol switch
    {
        AwsProtocol.RestXml => AwsResponse.Xml(new XElement("Error",
            new XElement("Code", error.Code),
            new XElement("Message", error.Message),
            error.Details.Select(detail => new XElement(detail.Key, detail.Value)),
            new XElement("RequestId", requestId),
            new XElement("HostId", extendedRequestId))) with { Status = error.Status },
        AwsProtocol.Query => AwsResponse.Xml(new XElement(Sts + "ErrorResponse",
            new XElement(Sts + "Error",
                new XElement(Sts + "Type", error.Status < 500 ? "Sender" : "Receiver"),
                new XElement(Sts + "Code", error.Code),
                new XElement(Sts + "Message", error.Message)),
            new XElement(Sts + "RequestId", requestId)), "text/xml") with { Status = error.Status },
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
}
