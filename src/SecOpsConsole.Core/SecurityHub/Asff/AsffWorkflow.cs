using System.Text.Json.Serialization;

namespace SecOpsConsole.Core.SecurityHub.Asff;

/// <summary>ASFF's Workflow.</summary>
/// <param name="Status">NEW, NOTIFIED, RESOLVED or SUPPRESSED.</param>
public sealed record AsffWorkflow([property: JsonPropertyName("Status")] string Status);
