using System.Text.Json;
using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Identities;

namespace SecOpsConsole.Sandbox.Front;

/// <summary>One verified request as a service sees it.</summary>
internal sealed record AwsRequest
{
    public required Caller Caller { get; init; }

    /// <summary>The API's operation name; empty until the service has named it.</summary>
    public string Operation { get; init; } = "";

    /// <summary>The Region of the signature's scope; the sandbox has one endpoint for all Regions.</summary>
    public required string Region { get; init; }

    public required string Method { get; init; }

    /// <summary>Percent-decoded path, starting with a slash.</summary>
    public required string Path { get; init; }

    /// <summary>Query parameters, decoded; a flag such as <c>?policy</c> has an empty value.</summary>
    public required IReadOnlyDictionary<string, string> Query { get; init; }

    /// <summary>Headers by case-insensitive name; several values are joined by a comma.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The payload, decoded when it came as aws-chunked.</summary>
    public required byte[] Body { get; init; }

    public required string RequestId { get; init; }

    /// <summary>x-amz-id-2 of the answer.</summary>
    public required string ExtendedRequestId { get; init; }

    public required string SourceIp { get; init; }

    public required string UserAgent { get; init; }

    public required DateTime TimeUtc { get; init; }

    /// <summary>A fault plan asks this read to answer with what stood before the last change.</summary>
    public bool StaleRead { get; init; }

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public bool Has(string flag) => Query.ContainsKey(flag);

    /// <summary>The body as a JSON object; an empty body is an empty object, anything else is null.</summary>
    public JsonObject? ReadJson()
    {
        if (Body.Length == 0)
        {
            return [];
        }

        try
        {
            return JsonNode.Parse(Body, documentOptions: new JsonDocumentOptions { MaxDepth = 64, AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
