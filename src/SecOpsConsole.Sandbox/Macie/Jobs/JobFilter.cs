using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Macie.Jobs;

/// <summary>Filters and order of ListClassificationJobs.</summary>
internal static class JobFilter
{
    public static string Value(ClassificationJob job, string attribute) => attribute switch
    {
        "jobStatus" => job.Status.ToString(),
        "jobType" => job.JobType,
        "name" => job.Name,
        _ => JsonTime.IsoMilliseconds(job.CreatedUtc),
    };

    public static bool Holds(JsonInput term, ClassificationJob job)
    {
        var actual = Value(job, term.OneOf("key", "jobType", "jobStatus", "createdAt", "name") ?? "name");
        var values = (term.List("values", 250) ?? []).OfType<JsonValue>().Select(value => value.ToString()).ToList();
        return (term.Text("comparator", 20) ?? "EQ") switch
        {
            "NE" => !values.Contains(actual),
            "CONTAINS" => values.Any(value => actual.Contains(value, StringComparison.Ordinal)),
            "STARTS_WITH" => values.Any(value => actual.StartsWith(value, StringComparison.Ordinal)),
            "GT" or "GTE" => values.Any(value => string.CompareOrdinal(actual, value) >= 0),
            "LT" or "LTE" => values.Any(value => string.CompareOrdinal(actual, value) <= 0),
            _ => values.Contains(actual),
        };
    }
}
