using System.Text.Json.Serialization;

namespace SecOpsConsole.Core.SecurityHub.Asff;

/// <summary>ASFF's Compliance.</summary>
/// <param name="Status">PASSED, FAILED or NOT_AVAILABLE.</param>
public sealed record AsffCompliance([property: JsonPropertyName("Status")] string Status);
