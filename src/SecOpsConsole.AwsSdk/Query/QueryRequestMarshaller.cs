using System.Text;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace SecOpsConsole.AwsSdk.Query;

/// <summary>Writes a request in AWS's query protocol: POST /, operation and members as a form; members that are null are left out.</summary>
internal sealed class QueryRequestMarshaller<TRequest>(
    string serviceName, string version, string action, Func<TRequest, IEnumerable<KeyValuePair<string, string?>>> fields)
    : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, serviceName) { HttpMethod = "POST", ResourcePath = "/" };
        request.Headers["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8";
        var form = new StringBuilder().Append("Action=").Append(action).Append("&Version=").Append(version);
        foreach (var (name, value) in fields((TRequest)input).Where(field => field.Value is not null))
        {
            form.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value!));
        }

        request.Content = Encoding.UTF8.GetBytes(form.ToString());
        return request;
    }
}
