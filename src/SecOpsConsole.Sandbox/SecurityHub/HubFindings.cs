using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.SecurityHub;

/// <summary>BatchUpdateFindings and GetFindings. An update shows at once; Security Hub takes minutes.</summary>
internal sealed class HubFindings(HubStore store)
{
    private const int MostIdentifiers = 100;
    private const int LongestNote = 512;
    private static readonly string[] Known = ["FindingIdentifiers", "Note", "Workflow"];

    public AwsResponse Update(AwsRequest request, JsonObject body)
    {
        var input = new JsonInput(body);
        input.RequiredList("FindingIdentifiers", MostIdentifiers);
        var identifiers = input.Structures("FindingIdentifiers", MostIdentifiers)
            .Select(item => (Id: item.RequiredText("Id", 512), Product: item.RequiredText("ProductArn", 2048))).ToList();
        var status = input.Structure("Workflow")?.RequiredOneOf("Status", "NEW", "NOTIFIED", "RESOLVED", "SUPPRESSED");
        var note = input.Structure("Note");
        var (text, by) = (note?.RequiredText("Text", LongestNote), note?.RequiredText("UpdatedBy", LongestNote));
        if (input.Error is { } error)
        {
            return HubErrors.Invalid(error.Message);
        }

        if (body.FirstOrDefault(member => !Known.Contains(member.Key)).Key is { } other)
        {
            return HubErrors.Invalid($"The sandbox sets Workflow and Note only, not {other}.");
        }

        if (status is null && text is null)
        {
            return HubErrors.Invalid("At least one field to update is required.");
        }

        var (done, refused) = (new JsonArray(), new JsonArray());
        foreach (var group in identifiers.GroupBy(identifier => identifier))
        {
            var (id, product) = (group.Key.Id!, group.Key.Product!);
            var name = new JsonObject { ["Id"] = id, ["ProductArn"] = product };
            if (store.Find(request.Caller.AccountId, request.Region, id, product) is null)
            {
                refused.Add((JsonNode)Refusal(name, "FindingNotFound", "Finding Not Found"));
                continue;
            }

            store.Update(request.Caller.AccountId, request.Region, id, product, new HubUpdate(status, text, by, request.TimeUtc));
            done.Add((JsonNode)name);
            if (group.Count() > 1)
            {
                refused.Add((JsonNode)Refusal(name.DeepClone().AsObject(), "DuplicatedFindingIdentifier", "The finding is named more than once."));
            }
        }

        return Json(new JsonObject { ["ProcessedFindings"] = done, ["UnprocessedFindings"] = refused });
    }

    public AwsResponse Get(AwsRequest request, JsonObject body)
    {
        var input = new JsonInput(body);
        var most = input.Whole("MaxResults", 1, 100) ?? 100;
        var filters = input.Structure("Filters");
        var (ids, products) = (Values(filters, "Id"), Values(filters, "ProductArn"));
        if (input.Error is { } error)
        {
            return HubErrors.Invalid(error.Message);
        }

        if (filters?.Members.FirstOrDefault(member => member.Key is not ("Id" or "ProductArn")).Key is { } other)
        {
            return HubErrors.Invalid($"The sandbox filters by Id and ProductArn only, not by {other}.");
        }

        var found = store.All(request.Caller.AccountId, request.Region)
            .Where(finding => (ids is null || ids.Contains((string)finding["Id"]!)) && (products is null || products.Contains((string)finding["ProductArn"]!)))
            .Take(most);
        return Json(new JsonObject { ["Findings"] = new JsonArray([.. found]) });
    }

    private static List<string>? Values(JsonInput? filters, string name)
    {
        if (filters is null || !filters.Has(name))
        {
            return null;
        }

        var conditions = filters.Structures(name, 20).Select(item => (Value: item.RequiredText("Value", 2048), How: item.RequiredOneOf("Comparison", "EQUALS"))).ToList();
        return [.. conditions.Select(condition => condition.Value).OfType<string>()];
    }

    private static JsonObject Refusal(JsonObject identifier, string code, string message) =>
        new() { ["FindingIdentifier"] = identifier, ["ErrorCode"] = code, ["ErrorMessage"] = message };

    private static AwsResponse Json(JsonObject body) => AwsResponse.Json(body) with { ContentType = "application/json" };
}
