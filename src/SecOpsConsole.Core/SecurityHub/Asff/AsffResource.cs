using System.Text.Json.Serialization;

namespace SecOpsConsole.Core.SecurityHub.Asff;

/// <summary>ASFF's Resource.</summary>
/// <param name="Type"><c>AwsS3Bucket</c>, <c>AwsIamUser</c> or <c>AwsIamRole</c>.</param>
/// <param name="Id">Its ARN.</param>
/// <param name="Partition"><c>aws</c>, <c>aws-cn</c> or <c>aws-us-gov</c>.</param>
/// <param name="Region">Where it lives.</param>
public sealed record AsffResource(
    [property: JsonPropertyName("Type")] string Type,
    [property: JsonPropertyName("Id")] string Id,
    [property: JsonPropertyName("Partition")] string Partition,
    [property: JsonPropertyName("Region")] string Region);
