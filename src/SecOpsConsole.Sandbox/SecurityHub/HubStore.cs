using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Macie;
using SecOpsConsole.Sandbox.State;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.SecurityHub;

/// <summary>
/// The hub of each account and Region: what was imported, and Macie's policy findings, which Macie publishes by default (Macie user guide,
/// "Evaluating Macie findings with Security Hub"). What customers set lies over both.
/// </summary>
internal sealed class HubStore(SandboxState state, MacieStore macie)
{
    private readonly StateSection<HubState> states = state.Section<HubState>("securityhub/states");
    private readonly StateSection<HubFinding> findings = state.Section<HubFinding>("securityhub/findings");
    private readonly StateSection<HubUpdate> updates = state.Section<HubUpdate>("securityhub/updates");

    public static string MacieProduct(string region) => $"arn:aws:securityhub:{region}::product/aws/macie";

    public static string OwnProduct(string accountId, string region) => $"arn:aws:securityhub:{region}:{accountId}:product/{accountId}/default";

    public bool IsOn(string accountId, string region) => states.Find(Place(accountId, region))?.Enabled ?? true;

    public void Switch(string accountId, string region, bool on) => states.Set(Place(accountId, region), new HubState(on));

    /// <summary>The finding as GetFindings shows it; null when the hub does not know it.</summary>
    public JsonObject? Find(string accountId, string region, string id, string product)
    {
        var known = product == MacieProduct(region)
            ? macie.Findings.Find(MacieStore.Key(accountId, region, id)) is { } finding && IsPublished(finding.Document) ? MacieAsff.Of(finding.Document) : null
            : findings.Find(Key(accountId, region, id, product))?.Document.DeepClone().AsObject();
        return known is null ? null : WithUpdate(known, updates.Find(Key(accountId, region, id, product)));
    }

    public IEnumerable<JsonObject> All(string accountId, string region)
    {
        var ofMacie = MacieStore.Of(macie.Findings, accountId, region).Where(finding => IsPublished(finding.Document)).Select(finding => (finding.Id, MacieProduct(region)));
        var imported = findings.All().Where(finding => finding.AccountId == accountId && finding.Region == region)
            .Select(finding => (Text(finding.Document, "Id"), Text(finding.Document, "ProductArn")));
        return ofMacie.Concat(imported).Select(name => Find(accountId, region, name.Item1, name.Item2)).OfType<JsonObject>();
    }

    public void Update(string accountId, string region, string id, string product, HubUpdate update) =>
        updates.Update(Key(accountId, region, id, product), before => update with
        {
            Status = update.Status ?? before?.Status,
            NoteText = update.NoteText ?? before?.NoteText,
            NoteBy = update.NoteBy ?? before?.NoteBy,
        });

    /// <summary>False when a newer copy is there: UpdatedAt must go up.</summary>
    public bool Import(string accountId, string region, JsonObject document)
    {
        var taken = true;
        findings.Update(Key(accountId, region, Text(document, "Id"), Text(document, "ProductArn")), before =>
        {
            taken = before is null || string.CompareOrdinal(Text(before.Document, "UpdatedAt"), Text(document, "UpdatedAt")) < 0;
            return taken ? new HubFinding(accountId, region, document.DeepClone().AsObject()) : before;
        });
        return taken;
    }

    private static bool IsPublished(JsonObject finding) => Text(finding, "category") == "POLICY" && !finding["archived"]!.GetValue<bool>();

    private static JsonObject WithUpdate(JsonObject finding, HubUpdate? update)
    {
        if (update?.Status is { } status)
        {
            finding["Workflow"] = new JsonObject { ["Status"] = status };
        }

        if (update?.NoteText is { } text)
        {
            finding["Note"] = new JsonObject { ["Text"] = text, ["UpdatedBy"] = update.NoteBy, ["UpdatedAt"] = JsonTime.IsoMilliseconds(update.AtUtc) };
        }

        return finding;
    }

    private static string Place(string accountId, string region) => $"{accountId}/{region}";

    private static string Key(string accountId, string region, string id, string product) => $"{accountId}/{region}/{product}/{id}";

    private static string Text(JsonObject document, string name) => document[name]!.GetValue<string>();
}
