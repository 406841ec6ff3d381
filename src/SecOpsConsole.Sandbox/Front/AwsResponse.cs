using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace SecOpsConsole.Sandbox.Front;

/// <summary>What a service answers: a body, or an error that the front door writes in the service's protocol.</summary>
internal sealed record AwsResponse
{
    public required int Status { get; init; }

    public byte[] Body { get; init; } = [];

    public string? ContentType { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public AwsError? Error { get; init; }

    public static implicit operator AwsResponse(AwsError error) => new() { Status = error.Status, Error = error };

    public static AwsResponse Json(JsonNode body) => new()
    {
        Status = 200,
        Body = Encoding.UTF8.GetBytes(body.ToJsonString()),
        ContentType = "application/x-amz-json-1.1",
    };

    public static AwsResponse Xml(XElement root, string contentType = "application/xml") => new()
    {
        Status = 200,
        Body = Encoding.UTF8.GetBytes(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root.ToString(SaveOptions.DisableFormatting)),
        ContentType = contentType,
    };

    public static AwsResponse Empty(int status) => new() { Status = status };

    public AwsResponse With(string header, string value) =>
        this with { Headers = new Dictionary<string, string>(Headers) { [header] = value } };
}
