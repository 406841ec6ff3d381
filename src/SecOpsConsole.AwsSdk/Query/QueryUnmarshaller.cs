using System.Net;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace SecOpsConsole.AwsSdk.Query;

/// <summary>Reads an answer of AWS's query protocol (<c>XResponse/XResult</c>), or the service's named exception from an error answer.</summary>
internal sealed class QueryUnmarshaller(
    Func<XElement?, AmazonWebServiceResponse> read,
    Func<string, string, AmazonServiceException, AmazonServiceException> exception)
    : XmlResponseUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext context)
    {
        var root = Load(context.Stream);
        var response = read(root.Elements().FirstOrDefault(element => element.Name.LocalName.EndsWith("Result", StringComparison.Ordinal)));
        response.ResponseMetadata = new ResponseMetadata
        {
            RequestId = Child(Child(root, "ResponseMetadata"), "RequestId")?.Value ?? context.ResponseData.GetHeaderValue("x-amzn-RequestId"),
        };
        return response;
    }

    public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var (code, message, requestId) = ReadError(context);
        var type = (int)statusCode >= 500 ? ErrorType.Receiver : ErrorType.Sender;
        return exception(code, message, new AmazonServiceException(message, innerException, type, code, requestId, statusCode));
    }

    /// <summary>A child by its local name; the namespace says only which service it was.</summary>
    public static XElement? Child(XElement? parent, string name) =>
        parent?.Elements().FirstOrDefault(element => element.Name.LocalName == name);

    private static (string Code, string Message, string RequestId) ReadError(XmlUnmarshallerContext context)
    {
        var header = context.ResponseData.GetHeaderValue("x-amzn-RequestId");
        try
        {
            var root = Load(context.Stream);
            var error = root.DescendantsAndSelf().FirstOrDefault(element => element.Name.LocalName == "Error");
            var requestId = root.Descendants().FirstOrDefault(element => element.Name.LocalName == "RequestId")?.Value;
            return (Child(error, "Code")?.Value ?? "Unknown", Child(error, "Message")?.Value ?? "", requestId ?? header);
        }
        catch (XmlException)
        {
            return ("Unknown", "The service answered with an error that is not XML.", header);
        }
    }

    private static XElement Load(Stream body)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        using var reader = XmlReader.Create(body, settings);
        return XDocument.Load(reader).Root!;
    }
}
