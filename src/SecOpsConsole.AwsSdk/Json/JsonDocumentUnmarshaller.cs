using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace SecOpsConsole.AwsSdk.Json;

/// <summary>Reads a JSON answer (JSON 1.1 or REST-JSON), or the service's named exception from an error answer.</summary>
internal sealed class JsonDocumentUnmarshaller(
    Func<JsonElement, AmazonWebServiceResponse> read,
    Func<string, string, AmazonServiceException, AmazonServiceException> exception)
    : JsonResponseUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context)
    {
        using var body = new MemoryStream();
        context.Stream.CopyTo(body);
        // Operations without output may answer with nothing at all.
        using var document = body.Length == 0 ? JsonDocument.Parse("{}") : JsonDocument.Parse(body.ToArray());
        return read(document.RootElement);
    }

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var (code, message) = ReadError(context.Stream);
        // x-amzn-ErrorType wins where a service sends both; either may carry a namespace and a URI.
        var header = context.ResponseData.GetHeaderValue("x-amzn-ErrorType");
        code = ShortCode(string.IsNullOrEmpty(header) ? code : header);
        var plain = new AmazonServiceException(
            message, innerException, ErrorTypeOf(statusCode), code, context.ResponseData.GetHeaderValue("x-amzn-RequestId"), statusCode);
        return exception(code, message, plain);
    }

    private static ErrorType ErrorTypeOf(HttpStatusCode status) =>
        (int)status >= 500 ? ErrorType.Receiver : ErrorType.Sender;

    private static (string Code, string Message) ReadError(Stream body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            return (Text(root, "__type") ?? Text(root, "code") ?? "Unknown", Text(root, "message") ?? Text(root, "Message") ?? "");
        }
        catch (JsonException)
        {
            return ("Unknown", "The service answered with an error that is not JSON.");
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static string ShortCode(string code)
    {
        var end = code.IndexOf(':', StringComparison.Ordinal);
        var trimmed = end >= 0 ? code[..end] : code;
        return trimmed[(trimmed.LastIndexOf('#') + 1)..];
    }
}
