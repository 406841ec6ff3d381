using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.WebUtilities;
using SecOpsConsole.Sandbox.Front;

namespace SecOpsConsole.Sandbox.Iam;

/// <summary>IAM's form in and XML out.</summary>
internal static class IamForm
{
    public static readonly XNamespace Namespace = "https://iam.amazonaws.com/doc/2010-05-08/";

    public static IReadOnlyDictionary<string, string> Read(AwsRequest request) =>
        QueryHelpers.ParseQuery(Encoding.UTF8.GetString(request.Body)).ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);

    /// <summary>An answer with a result; operations without an output have none.</summary>
    public static AwsResponse Answer(AwsRequest request, params XElement[] result) => AwsResponse.Xml(
        new XElement(Namespace + (request.Operation + "Response"),
            result.Length == 0 ? null : new XElement(Namespace + (request.Operation + "Result"), result),
            new XElement(Namespace + "ResponseMetadata", new XElement(Namespace + "RequestId", request.RequestId))), "text/xml");

    public static XElement Member(string name, params object?[] content) => new(Namespace + name, content);

    /// <summary>Documents come back percent-encoded as RFC 3986 says (IAM API reference, GetUserPolicy).</summary>
    public static XElement Document(string name, string document) => Member(name, Uri.EscapeDataString(document));
}
