using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Front;

namespace SecOpsConsole.Sandbox.SecurityHub;

/// <summary>BatchImportFindings: each finding is taken or refused by itself (Security Hub API reference, and the user guide on required ASFF attributes).</summary>
internal sealed class HubImport(HubStore store)
{
    private const int MostFindings = 100;
    private const int MostBytes = 240 * 1024;
    private static readonly string[] Required = ["SchemaVersion", "Id", "ProductArn", "GeneratorId", "AwsAccountId", "CreatedAt", "UpdatedAt", "Title", "Description"];
    private static readonly string[] Labels = ["INFORMATIONAL", "LOW", "MEDIUM", "HIGH", "CRITICAL"];
    private static readonly string[] Statuses = ["NEW", "NOTIFIED", "RESOLVED", "SUPPRESSED"];

    private static readonly string[] Namespaces =
        ["Software and Configuration Checks", "TTPs", "Effects", "Unusual Behaviors", "Sensitive Data Identifications"];

    public AwsResponse Answer(AwsRequest request, JsonObject body)
    {
        if (body["Findings"] is not JsonArray { Count: >= 1 and <= MostFindings } findings)
        {
            return HubErrors.Invalid($"Invalid parameter 'Findings'. 1 to {MostFindings} findings are required.");
        }

        var failed = new JsonArray();
        foreach (var finding in findings)
        {
            if (Problem(request, finding) is { } problem)
            {
                failed.Add((JsonNode)new JsonObject { ["Id"] = Text(finding, "Id") ?? "unknown", ["ErrorCode"] = "InvalidInput", ["ErrorMessage"] = problem });
            }
        }

        return AwsResponse.Json(new JsonObject
        {
            ["FailedCount"] = failed.Count,
            ["SuccessCount"] = findings.Count - failed.Count,
            ["FailedFindings"] = failed,
        }) with { ContentType = "application/json" };
    }

    /// <summary>Why the finding is not taken; null when it was.</summary>
    private string? Problem(AwsRequest request, JsonNode? node)
    {
        if (node is not JsonObject finding)
        {
            return "Finding does not adhere to Amazon Finding Format. A finding must be a structure.";
        }

        if (Encoding.UTF8.GetByteCount(finding.ToJsonString()) > MostBytes)
        {
            return "Finding size is larger than the maximum of 240 KB.";
        }

        var account = request.Caller.AccountId;
        return true switch
        {
            _ when Array.Find(Required, name => string.IsNullOrWhiteSpace(Text(finding, name))) is { } missing => Wrong($"data should have required property '{missing}'"),
            _ when Text(finding, "SchemaVersion") != "2018-10-08" => Wrong("SchemaVersion should be 2018-10-08"),
            _ when Text(finding, "AwsAccountId") != account => "AwsAccountId is not the account that imports the finding.",
            _ when Text(finding, "ProductArn") != HubStore.OwnProduct(account, request.Region) => "The account may not import findings of this product.",
            _ when Text(finding, "Id")!.Length > 512 || Text(finding, "GeneratorId")!.Length > 512 => Wrong("Id and GeneratorId have at most 512 characters"),
            _ when Text(finding, "Title")!.Length > 256 => Wrong("Title has at most 256 characters"),
            _ when Text(finding, "Description")!.Length > 1024 => Wrong("Description has at most 1024 characters"),
            _ when !IsTime(Text(finding, "CreatedAt")) || !IsTime(Text(finding, "UpdatedAt")) => Wrong("CreatedAt and UpdatedAt should match format date-time"),
            _ when !Labels.Contains(Text(finding["Severity"], "Label")) && finding["Severity"]?["Normalized"] is null => Wrong("Severity needs a Label"),
            _ when finding["Types"] is not JsonArray { Count: >= 1 and <= 50 } types || !types.All(IsType) => Wrong("Types should be namespace/category/classifier"),
            _ when finding["Resources"] is not JsonArray { Count: >= 1 and <= 32 } resources
                || resources.Any(resource => string.IsNullOrWhiteSpace(Text(resource, "Type")) || string.IsNullOrWhiteSpace(Text(resource, "Id"))) => Wrong("Resources need Type and Id"),
            _ when finding["Workflow"] is { } workflow && !Statuses.Contains(Text(workflow, "Status")) => Wrong("Workflow.Status should be one of its values"),
            _ when finding["RecordState"] is not null && Text(finding, "RecordState") is not ("ACTIVE" or "ARCHIVED") => Wrong("RecordState should be one of its values"),
            _ when finding["Compliance"] is { } compliance && Text(compliance, "Status") is not ("PASSED" or "WARNING" or "FAILED" or "NOT_AVAILABLE") => Wrong("Compliance.Status should be one of its values"),
            _ when finding["ProductFields"] is JsonObject fields && (fields.Count > 50 || fields.Any(field => field.Key.Length > 128 || Text(fields, field.Key) is not { Length: > 0 and <= 2048 })) =>
                Wrong("ProductFields has at most 50 texts of 2048 characters"),
            _ when !store.Import(account, request.Region, finding) => "UpdatedAt is not later than that of the finding that is known.",
            _ => null,
        };
    }

    private static string Wrong(string what) => $"Finding does not adhere to Amazon Finding Format. {what}.";

    private static bool IsType(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var type)
        && type.Split('/') is { Length: >= 1 and <= 3 } parts && Namespaces.Contains(parts[0]);

    private static bool IsTime(string? text) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) && text!.Contains('T', StringComparison.Ordinal);

    private static string? Text(JsonNode? owner, string name) => owner is JsonObject members && members[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
