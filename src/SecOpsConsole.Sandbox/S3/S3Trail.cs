using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using SecOpsConsole.Sandbox.Front;

namespace SecOpsConsole.Sandbox.S3;

/// <summary>
/// requestParameters as CloudTrail writes them: the policy as an object and not as text, query flags as empty strings,
/// an XML body as JSON where a lone repeated element is an object and several are an array.
/// </summary>
internal static class S3Trail
{
    public static JsonObject RequestParameters(AwsRequest request, S3Operation operation, S3Path path)
    {
        var parameters = new JsonObject();
        if (path.Scope != S3Scope.Service)
        {
            parameters["bucketName"] = path.Bucket;
        }

        parameters["Host"] = request.Header("Host");
        if (path.Scope == S3Scope.Object)
        {
            parameters["key"] = path.Key;
        }

        foreach (var (name, value) in request.Query.Where(pair => pair.Key != "x-id"))
        {
            parameters[name] = value;
        }

        foreach (var (name, value) in request.Headers.Where(header => IsRecorded(header.Key)))
        {
            parameters[name.ToLowerInvariant()] = value;
        }

        AddBody(parameters, request, operation);
        return parameters;
    }

    private static bool IsRecorded(string header) =>
        header.Equals("x-amz-acl", StringComparison.OrdinalIgnoreCase)
        || header.Equals("x-amz-object-ownership", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("x-amz-grant-", StringComparison.OrdinalIgnoreCase);

    private static void AddBody(JsonObject parameters, AwsRequest request, S3Operation operation)
    {
        if (operation.Scope != S3Scope.Bucket || operation.Method != "PUT" || request.Body.Length == 0)
        {
            return;
        }

        if (operation.Name == "PutBucketPolicy")
        {
            if (Policy(request) is { } policy)
            {
                parameters["bucketPolicy"] = policy;
            }

            return;
        }

        if (XmlOf(request) is { } root)
        {
            parameters[root.Name.LocalName] = Convert(root);
        }
    }

    private static JsonObject? Policy(AwsRequest request)
    {
        try
        {
            var options = new JsonDocumentOptions { AllowDuplicateProperties = false };
            return request.Body.Length <= Policies.PolicyRules.MaxBytes ? JsonNode.Parse(request.Body, documentOptions: options) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal static XElement? XmlOf(AwsRequest request)
    {
        string[] roots =
        [
            "PublicAccessBlockConfiguration", "ServerSideEncryptionConfiguration", "AccessControlPolicy",
            "OwnershipControls", "Tagging", "CreateBucketConfiguration",
        ];
        return roots.Select(root => S3Xml.Read(request, root)).FirstOrDefault(element => element is not null);
    }

    internal static JsonNode? Convert(XElement element)
    {
        if (!element.HasElements && !element.Attributes().Any(attribute => !attribute.IsNamespaceDeclaration))
        {
            return element.Parent is null || element.Attributes().Any() ? Members(element) : Scalar(element.Value);
        }

        return Members(element);
    }

    private static JsonObject Members(XElement element)
    {
        var members = new JsonObject();
        foreach (var attribute in element.Attributes())
        {
            members[Name(attribute, element)] = attribute.Value;
        }

        foreach (var group in element.Elements().GroupBy(child => child.Name.LocalName))
        {
            var values = group.Select(Convert).ToArray();
            members[group.Key] = values is [var only] ? only : new JsonArray(values);
        }

        return members;
    }

    private static string Name(XAttribute attribute, XElement element)
    {
        if (attribute.IsNamespaceDeclaration)
        {
            return attribute.Name.LocalName == "xmlns" ? "xmlns" : "xmlns:" + attribute.Name.LocalName;
        }

        var prefix = element.GetPrefixOfNamespace(attribute.Name.Namespace);
        return prefix is null ? attribute.Name.LocalName : prefix + ":" + attribute.Name.LocalName;
    }

    private static JsonNode Scalar(string text) => text switch
    {
        "true" or "TRUE" => true,
        "false" or "FALSE" => false,
        _ => text,
    };
}
