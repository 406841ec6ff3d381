using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Events;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Macie.Findings;

/// <summary>
/// Where findings go: suppression rules are applied, the finding is kept, and unless a rule archived it an event is published. Filters act on what comes
/// after they were made, never on what is there.
/// </summary>
internal sealed class FindingDesk(MacieStore store, EventBus bus, TimeProvider time)
{
    /// <summary>"Macie stores your findings for 90 days."</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private readonly Lock gate = new();

    /// <summary>Files a new finding; one with an id that is known already is left as it is.</summary>
    public void File(JsonObject document)
    {
        lock (gate)
        {
            if (store.Findings.Find(KeyOf(document)) is null)
            {
                Keep(document);
            }
        }
    }

    /// <summary>Files a policy finding, or updates the one of the same type and bucket in place: same id, count + 1, later times.</summary>
    public void FileOrUpdate(JsonObject document)
    {
        lock (gate)
        {
            var known = MacieStore.Of(store.Findings, Text(document, "accountId"), Text(document, "region"))
                .FirstOrDefault(finding => IsSame(finding.Document, document))?.Document;
            if (known is not null)
            {
                document["id"] = Text(known, "id");
                document["createdAt"] = Text(known, "createdAt");
                document["count"] = known["count"]!.GetValue<long>() + 1;
                document["policyDetails"]!["action"]!["apiCallDetails"]!["firstSeen"] =
                    known["policyDetails"]!["action"]!["apiCallDetails"]!["firstSeen"]!.GetValue<string>();
            }

            Keep(document);
        }
    }

    private static bool IsSame(JsonObject known, JsonObject document) =>
        Text(known, "category") == "POLICY"
        && !known["sample"]!.GetValue<bool>()
        && Text(known, "type") == Text(document, "type")
        && BucketOf(known) == BucketOf(document);

    private void Keep(JsonObject document)
    {
        var (account, region) = (Text(document, "accountId"), Text(document, "region"));
        var rule = MacieStore.Of(store.Filters, account, region).OrderBy(filter => filter.Position)
            .FirstOrDefault(filter => filter.Action == FindingsFilter.Archive && FieldCriteria.Matches(filter.Criteria, document));
        document["archived"] = rule is not null;
        var created = DateTime.Parse(Text(document, "createdAt")).ToUniversalTime();
        store.Findings.Set(KeyOf(document), new StoredFinding(account, region, Text(document, "id"), created, document));
        if (rule is null)
        {
            var envelope = EventEnvelope.Wrap(
                Guid.NewGuid().ToString(), "aws.macie", "Macie Finding", account, region, time.GetUtcNow().UtcDateTime, [], document.DeepClone());
            bus.Publish(account, region, envelope, TimeSpan.Zero);
        }

        Forget();
    }

    private void Forget()
    {
        var oldest = time.GetUtcNow().UtcDateTime - Kept;
        foreach (var finding in store.Findings.All().TakeWhile(finding => finding.CreatedUtc < oldest))
        {
            store.Findings.Remove(MacieStore.Key(finding));
        }
    }

    private static string KeyOf(JsonObject document) => MacieStore.Key(Text(document, "accountId"), Text(document, "region"), Text(document, "id"));

    private static string BucketOf(JsonObject document) => document["resourcesAffected"]!["s3Bucket"]!["name"]!.GetValue<string>();

    private static string Text(JsonObject document, string name) => document[name]!.GetValue<string>();
}
