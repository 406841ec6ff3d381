using System.Text;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace SecOpsConsole.AwsSdk.RestXml;

/// <summary>Writes a request in the rest-xml protocol: method and path, members in headers, at most one member as the XML body.</summary>
internal sealed class RestXmlRequestMarshaller<TRequest>(
    string serviceName, string version, string method, string path,
    Func<TRequest, IEnumerable<KeyValuePair<string, string?>>> headers, Func<TRequest, XElement?>? body = null)
    : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, serviceName) { HttpMethod = method, ResourcePath = path };
        request.Headers["x-amz-api-version"] = version;
        foreach (var (name, value) in headers((TRequest)input).Where(header => header.Value is not null))
        {
            request.Headers[name] = value!;
        }

        if (body?.Invoke((TRequest)input) is { } element)
        {
            request.Headers["Content-Type"] = "application/xml";
            request.Content = Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting));
        }

        return request;
    }
}
