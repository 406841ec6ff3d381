using System.Text.Json.Nodes;

namespace SecOpsConsole.Sandbox.SecurityHub;

/// <summary>A policy finding of Macie as it stands in the hub (Macie user guide, "Examples of Macie findings in Security Hub").</summary>
internal static class MacieAsff
{
    public static JsonObject Of(JsonObject finding)
    {
        var (account, region, bucket) = (Text(finding, "accountId"), Text(finding, "region"), finding["resourcesAffected"]!["s3Bucket"]!.AsObject());
        return new JsonObject
        {
            ["SchemaVersion"] = "2018-10-08",
            ["Id"] = Text(finding, "id"),
            ["ProductArn"] = HubStore.MacieProduct(region),
            ["ProductName"] = "Macie",
            ["CompanyName"] = "Amazon",
            ["Region"] = region,
            ["GeneratorId"] = "aws/macie",
            ["AwsAccountId"] = account,
            ["Types"] = new JsonArray($"Software and Configuration Checks/AWS Security Best Practices/{Text(finding, "type")}"),
            ["CreatedAt"] = Text(finding, "createdAt"),
            ["UpdatedAt"] = Text(finding, "updatedAt"),
            ["Severity"] = new JsonObject { ["Label"] = finding["severity"]!["description"]!.GetValue<string>().ToUpperInvariant() },
            ["Title"] = Text(finding, "title"),
            ["Description"] = Text(finding, "description"),
            ["Resources"] = new JsonArray(new JsonObject { ["Type"] = "AwsS3Bucket", ["Id"] = Text(bucket, "arn"), ["Partition"] = "aws", ["Region"] = region }),
            ["WorkflowState"] = "NEW",
            ["Workflow"] = new JsonObject { ["Status"] = "NEW" },
            ["RecordState"] = "ACTIVE",
        };
    }

    private static string Text(JsonObject document, string name) => document[name]!.GetValue<string>();
}
