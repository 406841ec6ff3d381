using System.Text.Json.Serialization;

namespace SecOpsConsole.Core.SecurityHub.Asff;

/// <summary>ASFF's Severity.</summary>
/// <param name="Label">INFORMATIONAL, LOW, MEDIUM, HIGH or CRITICAL.</param>
public sealed record AsffSeverity([property: JsonPropertyName("Label")] string Label);
