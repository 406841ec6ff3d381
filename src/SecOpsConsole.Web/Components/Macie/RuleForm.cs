using SecOpsConsole.Core.Ports.Macie;

namespace SecOpsConsole.Web.Components.Macie;

/// <summary>What somebody has entered for a new suppression rule.</summary>
public sealed class RuleForm
{
    /// <summary>Macie's fields that a rule is usually made of, with their words.</summary>
    public static IReadOnlyList<(string Field, string Word)> Fields { get; } =
    [
        ("type", "Type of finding"),
        ("resourcesAffected.s3Bucket.name", "Bucket"),
        ("resourcesAffected.s3Object.key", "Object key"),
        ("severity.description", "Severity (Low, Medium, High)"),
        ("classificationDetails.result.sensitiveData.detections.type", "Managed data identifier"),
        ("classificationDetails.jobId", "Job id"),
    ];

    public string Token { get; } = Guid.NewGuid().ToString("N");

    public string Name { get; set; } = "";

    public string Reason { get; set; } = "";

    /// <summary>Values by field, separated by commas; blank ones are no condition.</summary>
    public Dictionary<string, string> Values { get; } = [];

    public IReadOnlyList<MacieCondition> Conditions =>
        [.. Fields.Select(known => new MacieCondition(known.Field, MacieLooks.Lines(Values.GetValueOrDefault(known.Field)))).Where(condition => condition.Values.Count > 0)];
}
