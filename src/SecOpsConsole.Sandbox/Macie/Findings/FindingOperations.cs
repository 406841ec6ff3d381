using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Macie.Findings;

/// <summary>ListFindings, GetFindings, GetFindingStatistics, CreateSampleFindings.</summary>
internal sealed class FindingOperations(MacieStore store, FindingDesk desk)
{
    private const int MostIds = 50;

    private static readonly string[] Groups = ["resourcesAffected.s3Bucket.name", "type", "classificationDetails.jobId", "severity.description"];

    public AwsResponse List(MacieCall call)
    {
        var matching = Matching(call);
        var sort = call.Input.Structure("sortCriteria");
        var field = sort?.Text("attributeName", 256) ?? "updatedAt";
        var descending = (sort?.OneOf("orderBy", "ASC", "DESC") ?? "DESC") == "DESC";
        var sorted = descending
            ? matching.OrderByDescending(finding => FieldCriteria.SortKey(finding.Document, field)).ThenBy(finding => finding.Id, StringComparer.Ordinal)
            : matching.OrderBy(finding => FieldCriteria.SortKey(finding.Document, field)).ThenBy(finding => finding.Id, StringComparer.Ordinal);
        var (items, next) = MaciePage.Of(sorted, call.Input);
        return call.Input.Error is { } error
            ? error
            : MacieCall.Answer(new JsonObject { ["findingIds"] = MacieJson.Texts(items.Select(finding => finding.Id)) }.WithOptional("nextToken", next));
    }

    /// <summary>Ids that are not there are left out.</summary>
    public AwsResponse Get(MacieCall call)
    {
        var ids = call.Input.RequiredList("findingIds", MostIds);
        if (ids?.Any(id => id is not JsonValue value || !value.TryGetValue<string>(out _)) == true)
        {
            call.Input.Refuse(MacieErrors.Invalid("findingIds are texts."));
        }

        if (call.Input.Error is { } error)
        {
            return error;
        }

        var found = ids!.Select(id => store.Findings.Find(call.KeyOf(id!.GetValue<string>()))).OfType<StoredFinding>();
        return MacieCall.Answer(new JsonObject
        {
            ["findings"] = new JsonArray([.. found.Select(finding => MacieJson.WithoutNulls(finding.Document))]),
        });
    }

    public AwsResponse Statistics(MacieCall call)
    {
        var field = call.Input.RequiredOneOf("groupBy", Groups);
        var size = call.Input.Whole("size", 1, 1000) ?? 1000;
        var sort = call.Input.Structure("sortCriteria");
        var attribute = sort?.OneOf("attributeName", "groupKey", "count") ?? "count";
        var ascending = sort?.OneOf("orderBy", "ASC", "DESC") == "ASC";
        var matching = Matching(call);
        if (call.Input.Error is { } error)
        {
            return error;
        }

        var counts = matching.GroupBy(finding => FieldCriteria.SortKey(finding.Document, field!).Text)
            .Where(group => group.Key.Length > 0).Select(group => (group.Key, Count: group.LongCount()));
        var sorted = attribute == "count" ? counts.OrderBy(group => group.Count).ThenBy(group => group.Key, StringComparer.Ordinal) : counts.OrderBy(group => group.Key, StringComparer.Ordinal);
        var shown = (ascending ? sorted : sorted.Reverse()).Take(size);
        return MacieCall.Answer(new JsonObject
        {
            ["countsByGroup"] = new JsonArray([.. shown.Select(group => new JsonObject { ["count"] = group.Count, ["groupKey"] = group.Key })]),
        });
    }

    public AwsResponse Sample(MacieCall call)
    {
        var names = call.Input.List("findingTypes", FindingTypes.All.Count)?.Select(name => name?.ToString() ?? "").ToList();
        if (names?.FirstOrDefault(name => FindingTypes.All.All(type => type.Name != name)) is { } unknown)
        {
            call.Input.Refuse(MacieErrors.Invalid($"There is no finding type {unknown}."));
        }

        if (call.Input.Error is { } error)
        {
            return error;
        }

        foreach (var type in FindingTypes.All.Where(type => names is null or [] || names.Contains(type.Name)))
        {
            desk.File(SampleFindings.Of(type, call.Request));
        }

        return MacieCall.Done();
    }

    private List<StoredFinding> Matching(MacieCall call)
    {
        var criteria = call.Input.Structure("findingCriteria")?.Members;
        if (FieldCriteria.Problem(criteria) is { } problem)
        {
            call.Input.Refuse(MacieErrors.Invalid(problem));
            return [];
        }

        var oldest = call.NowUtc - FindingDesk.Kept;
        return [.. MacieStore.Of(store.Findings, call.AccountId, call.Region)
            .Where(finding => finding.CreatedUtc >= oldest && FieldCriteria.Matches(criteria, finding.Document))];
    }
}
