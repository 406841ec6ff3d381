using System.Text.Json;
using Amazon.ConfigService.Model;
using Amazon.Runtime;
using SecOpsConsole.AwsSdk.Json;

namespace Amazon.ConfigService;

/// <summary>The wire form of GetResourceConfigHistory, as in Config's service model 2014-11-12.</summary>
internal static class GetResourceConfigHistoryWire
{
    public static JsonRequestMarshaller<GetResourceConfigHistoryRequest> Marshaller { get; } =
        new("AmazonConfigService", "StarlingDoveService.GetResourceConfigHistory", Write);

    public static JsonDocumentUnmarshaller Unmarshaller { get; } = new(Read, Exception);

    private static void Write(Utf8JsonWriter json, GetResourceConfigHistoryRequest request)
    {
        WriteText(json, "resourceType", request.ResourceType?.Value);
        WriteText(json, "resourceId", request.ResourceId);
        WriteText(json, "chronologicalOrder", request.ChronologicalOrder?.Value);
        WriteText(json, "nextToken", request.NextToken);
        WriteTime(json, "earlierTime", request.EarlierTime);
        WriteTime(json, "laterTime", request.LaterTime);
        if (request.Limit is { } limit)
        {
            json.WriteNumber("limit", limit);
        }
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteTime(Utf8JsonWriter json, string name, DateTime? value)
    {
        if (value is { } time)
        {
            json.WriteNumber(name, Math.Round((decimal)(time.ToUniversalTime() - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond, 3));
        }
    }

    private static GetResourceConfigHistoryResponse Read(JsonElement root) => new()
    {
        ConfigurationItems = Member(root, "configurationItems") is { ValueKind: JsonValueKind.Array } items
            ? [.. items.EnumerateArray().Select(ReadItem)]
            : null!,
        NextToken = Text(root, "nextToken")!,
    };

    private static ConfigurationItem ReadItem(JsonElement item) => new()
    {
        AccountId = Text(item, "accountId")!,
        Arn = Text(item, "arn")!,
        AvailabilityZone = Text(item, "availabilityZone")!,
        AwsRegion = Text(item, "awsRegion")!,
        Configuration = Text(item, "configuration")!,
        ConfigurationItemCaptureTime = Time(item, "configurationItemCaptureTime"),
        ConfigurationItemDeliveryTime = Time(item, "configurationItemDeliveryTime"),
        ConfigurationItemMD5Hash = Text(item, "configurationItemMD5Hash")!,
        ConfigurationItemStatus = Constant(item, "configurationItemStatus", ConfigurationItemStatus.FindValue),
        ConfigurationStateId = Text(item, "configurationStateId")!,
        RecordingFrequency = Constant(item, "recordingFrequency", RecordingFrequency.FindValue),
        RelatedEvents = Member(item, "relatedEvents") is { ValueKind: JsonValueKind.Array } events
            ? [.. events.EnumerateArray().Select(e => e.GetString()!)]
            : null!,
        Relationships = Member(item, "relationships") is { ValueKind: JsonValueKind.Array } relationships
            ? [.. relationships.EnumerateArray().Select(ReadRelationship)]
            : null!,
        ResourceCreationTime = Time(item, "resourceCreationTime"),
        ResourceId = Text(item, "resourceId")!,
        ResourceName = Text(item, "resourceName")!,
        ResourceType = Constant(item, "resourceType", ResourceType.FindValue),
        SupplementaryConfiguration = Map(item, "supplementaryConfiguration"),
        Tags = Map(item, "tags"),
        Version = Text(item, "version")!,
    };

    private static Relationship ReadRelationship(JsonElement relationship) => new()
    {
        RelationshipName = Text(relationship, "relationshipName")!,
        ResourceId = Text(relationship, "resourceId")!,
        ResourceName = Text(relationship, "resourceName")!,
        ResourceType = Constant(relationship, "resourceType", ResourceType.FindValue),
    };

    private static AmazonServiceException Exception(string code, string message, AmazonServiceException plain)
    {
        var (inner, type, id, status) = (plain.InnerException!, plain.ErrorType, plain.RequestId, plain.StatusCode);
        return code switch
        {
            "ResourceNotDiscoveredException" => new ResourceNotDiscoveredException(message, inner, type, code, id, status),
            "NoAvailableConfigurationRecorderException" => new NoAvailableConfigurationRecorderException(message, inner, type, code, id, status),
            "InvalidTimeRangeException" => new InvalidTimeRangeException(message, inner, type, code, id, status),
            "InvalidLimitException" => new InvalidLimitException(message, inner, type, code, id, status),
            "InvalidNextTokenException" => new InvalidNextTokenException(message, inner, type, code, id, status),
            "ValidationException" => new ValidationException(message, inner, type, code, id, status),
            _ => new AmazonConfigServiceException(message, inner, type, code, id, status),
        };
    }

    private static JsonElement? Member(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement owner, string name) =>
        Member(owner, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static T Constant<T>(JsonElement owner, string name, Func<string, T> find) where T : ConstantClass =>
        Text(owner, name) is { } value ? find(value) : null!;

    private static DateTime? Time(JsonElement owner, string name) =>
        Member(owner, name) is { ValueKind: JsonValueKind.Number } value
            ? DateTime.UnixEpoch.AddTicks((long)(value.GetDecimal() * TimeSpan.TicksPerSecond))
            : null;

    private static Dictionary<string, string> Map(JsonElement owner, string name) =>
        Member(owner, name) is { ValueKind: JsonValueKind.Object } map
            ? map.EnumerateObject().ToDictionary(
                entry => entry.Name,
                entry => entry.Value.ValueKind == JsonValueKind.String ? entry.Value.GetString()! : entry.Value.GetRawText(),
                StringComparer.Ordinal)
            : null!;
}
