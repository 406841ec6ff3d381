using System.Net;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace SecOpsConsole.AwsSdk.RestXml;

/// <summary>Reads an answer of the rest-xml protocol, or the service's named exception from an error answer (bare <c>Error</c>, or within <c>ErrorResponse</c>).</summary>
internal sealed class RestXmlUnmarshaller(
    Func<XElement?, AmazonWebServiceResponse> read,
    Func<string, string, AmazonServiceException, AmazonServiceException> exception)
    : XmlResponseUnmarshaller
{
    private const string RequestIdHeader = "x-amz-request-id";

    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext context)
    {
        var response = read(Load(context.Stream));
        response.ResponseMetadata = new ResponseMetadata { RequestId = context.ResponseData.GetHeaderValue(RequestIdHeader) };
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
        var header = context.ResponseData.GetHeaderValue(RequestIdHeader);
        try
        {
            var root = Load(context.Stream);
            var error = root?.DescendantsAndSelf().FirstOrDefault(element => element.Name.LocalName == "Error");
            return (Child(error, "Code")?.Value ?? "Unknown", Child(error, "Message")?.Value ?? "", header);
        }
        catch (XmlException)
        {
            return ("Unknown", "The service answered with an error that is not XML.", header);
        }
    }

    /// <summary>Null for an empty body.</summary>
    private static XElement? Load(Stream body)
    {
        using var copy = new MemoryStream();
        body.CopyTo(copy);
        if (copy.Length == 0)
        {
            return null;
        }

        copy.Position = 0;
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        using var reader = XmlReader.Create(copy, settings);
        return XDocument.Load(reader).Root;
    }
}
