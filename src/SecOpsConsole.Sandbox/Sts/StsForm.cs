using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.AspNetCore.WebUtilities;
using SecOpsConsole.Sandbox.Front;

namespace SecOpsConsole.Sandbox.Sts;

/// <summary>STS's form in and XML out.</summary>
internal static class StsForm
{
    public static readonly XNamespace Namespace = "https://sts.amazonaws.com/doc/2011-06-15/";

    public static IReadOnlyDictionary<string, string> Read(AwsRequest request) =>
        QueryHelpers.ParseQuery(Encoding.UTF8.GetString(request.Body)).ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);

    public static AwsResponse Answer(AwsRequest request, params XElement[] result) => AwsResponse.Xml(
        new XElement(Namespace + (request.Operation + "Response"),
            new XElement(Namespace + (request.Operation + "Result"), result),
            new XElement(Namespace + "ResponseMetadata", new XElement(Namespace + "RequestId", request.RequestId))), "text/xml");

    /// <summary>CloudTrail writes member names in camelCase.</summary>
    public static JsonObject RequestParameters(IReadOnlyDictionary<string, string> form) => new(form
        .Where(field => field.Key is not ("Action" or "Version"))
        .Select(field => new KeyValuePair<string, JsonNode?>(char.ToLowerInvariant(field.Key[0]) + field.Key[1..], field.Value)));
}
