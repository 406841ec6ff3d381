using System.Text.Json.Nodes;

namespace SecOpsConsole.Sandbox.Events;

/// <summary>A target of a rule; <see cref="Definition"/> is the whole structure as it was put.</summary>
internal sealed record EventTarget(string Id, string Arn, JsonObject Definition);
