using System.Text.Json.Nodes;

namespace SecOpsConsole.Sandbox.Macie;

/// <summary>A finding as Macie keeps it for 90 days.</summary>
/// <param name="Document">The API's Finding with null for what is not there, as events carry it; clone before attaching it.</param>
internal sealed record StoredFinding(string AccountId, string Region, string Id, DateTime CreatedUtc, JsonObject Document) : IMacieResource;
