using System.Text;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace SecOpsConsole.AwsSdk.Json;

/// <summary>Writes a request in the rest-json protocol: a member in the path, members in the query, the others as the JSON body.</summary>
/// <param name="serviceName">As the SDK names the service.</param>
/// <param name="method">The verb; GET and DELETE have no body.</param>
/// <param name="path">With the member's wire name in braces.</param>
/// <param name="query">Wire names of the members in the query.</param>
internal sealed class RestJsonRequestMarshaller<TRequest>(string serviceName, string method, string path, params string[] query)
    : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
{
    public RestJsonNaming Naming { get; init; }

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, serviceName) { HttpMethod = method, ResourcePath = path };
        var members = RestJsonShape.Write((TRequest)input, Naming);
        if (path.IndexOf('{', StringComparison.Ordinal) is var brace and >= 0)
        {
            var label = path[(brace + 1)..^1];
            request.AddPathResource(path[brace..], members[label]?.ToString() ?? throw new AmazonClientException($"The request needs {label}."));
            members.Remove(label);
        }

        foreach (var name in query)
        {
            if (members[name] is { } value)
            {
                request.Parameters[name] = value.ToString();
                request.UseQueryString = true;
                members.Remove(name);
            }
        }

        if (method is not ("GET" or "DELETE"))
        {
            request.Headers["Content-Type"] = "application/json";
            request.Content = Encoding.UTF8.GetBytes(members.ToJsonString());
        }

        return request;
    }
}
