using System.Text.Json.Nodes;

namespace SecOpsConsole.Sandbox.SecurityHub;

/// <summary>A finding that was imported into the hub of an account and Region, in ASFF.</summary>
internal sealed record HubFinding(string AccountId, string Region, JsonObject Document);
