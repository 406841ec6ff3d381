using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Macie.Detection;

namespace SecOpsConsole.Sandbox.Macie;

/// <summary>ListManagedDataIdentifiers: those that the sandbox has.</summary>
internal static class ManagedIdentifierList
{
    public static AwsResponse Answer(MacieCall call) => MacieCall.Answer(new JsonObject
    {
        ["items"] = new JsonArray([.. ManagedDetectors.All.Select(detector =>
            new JsonObject { ["category"] = detector.Category, ["id"] = detector.Id })]),
    });
}
