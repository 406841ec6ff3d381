using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Macie.Detection;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Macie;

/// <summary>CreateCustomDataIdentifier, GetCustomDataIdentifier, ListCustomDataIdentifiers, TestCustomDataIdentifier, DeleteCustomDataIdentifier.</summary>
internal sealed class CustomIdentifierOperations(MacieStore store)
{
    private const int LargestSample = 1000;

    public AwsResponse Create(MacieCall call)
    {
        var input = call.Input;
        var identifier = Draft(call, MacieCall.NewId(), input.RequiredText("name", 128)) with
        {
            Description = input.Text("description", 512),
            SeverityLevels = [.. input.Structures("severityLevels", 3).Select(Level)],
            Tags = call.Tags(),
        };
        Check(input, identifier);
        if (input.Error is { } error)
        {
            return error;
        }

        store.CustomIdentifiers.Set(MacieStore.Key(identifier), identifier);
        return MacieCall.Answer(new JsonObject { ["customDataIdentifierId"] = identifier.Id });
    }

    public AwsResponse Get(MacieCall call) =>
        store.CustomIdentifiers.Find(call.Key) is { } identifier ? MacieCall.Answer(Shown(identifier)) : MacieErrors.NotFound;

    public AwsResponse List(MacieCall call)
    {
        var mine = MacieStore.Of(store.CustomIdentifiers, call.AccountId, call.Region).Where(item => !item.Deleted);
        var (items, next) = MaciePage.Of(mine, call.Input);
        return call.Input.Error is { } error
            ? error
            : MacieCall.Answer(new JsonObject { ["items"] = new JsonArray([.. items.Select(Summary)]) }.WithOptional("nextToken", next));
    }

    /// <summary>Macie deletes it "softly": what has used it can still say its name.</summary>
    public AwsResponse Delete(MacieCall call)
    {
        if (store.CustomIdentifiers.Find(call.Key) is not { Deleted: false })
        {
            return MacieErrors.NotFound;
        }

        store.CustomIdentifiers.Update(call.Key, before => before is null ? null : before with { Deleted = true });
        return MacieCall.Done();
    }

    public AwsResponse Test(MacieCall call)
    {
        var text = call.Input.RequiredText("sampleText", LargestSample);
        var identifier = Draft(call, "test", "test");
        Check(call.Input, identifier);
        if (call.Input.Error is { } error)
        {
            return error;
        }

        var found = new CustomDetector(identifier).Find(new ScannedText(text!));
        return MacieCall.Answer(new JsonObject { ["matchCount"] = found.Count });
    }

    private static CustomIdentifier Draft(MacieCall call, string id, string? name) => new()
    {
        AccountId = call.AccountId,
        Region = call.Region,
        Id = id,
        CreatedUtc = call.NowUtc,
        Name = name ?? "",
        Regex = call.Input.RequiredText("regex", 512) ?? "",
        Keywords = Words(call.Input, "keywords", 50, 3),
        IgnoreWords = Words(call.Input, "ignoreWords", 10, 4),
        MaximumMatchDistance = call.Input.Whole("maximumMatchDistance", 1, 300) ?? 50,
    };

    private static void Check(JsonInput input, CustomIdentifier identifier)
    {
        if (input.Error is null && LinearRegex.Problem(identifier.Regex) is { } problem)
        {
            input.Refuse(MacieErrors.Invalid(problem));
        }

        var thresholds = identifier.SeverityLevels.Select(level => level.OccurrencesThreshold).ToList();
        if (thresholds.Distinct().Count() < thresholds.Count)
        {
            input.Refuse(MacieErrors.Invalid("Each severity level needs an occurrences threshold of its own."));
        }
    }

    private static SeverityLevel Level(JsonInput level) => new(
        level.Whole("occurrencesThreshold", 1, int.MaxValue) ?? 1, level.RequiredOneOf("severity", "LOW", "MEDIUM", "HIGH") ?? "MEDIUM");

    private static IReadOnlyList<string> Words(JsonInput input, string name, int most, int shortest)
    {
        var words = input.List(name, most) ?? [];
        if (words.Any(word => word is not JsonValue value || !value.TryGetValue<string>(out var text) || text.Length < shortest || text.Length > 90))
        {
            input.Refuse(MacieErrors.Invalid($"Each of {name} has {shortest} to 90 characters."));
            return [];
        }

        return [.. words.Select(word => word!.GetValue<string>())];
    }

    private static JsonObject Summary(CustomIdentifier identifier) => new JsonObject
    {
        ["arn"] = identifier.Arn,
        ["createdAt"] = JsonTime.IsoMilliseconds(identifier.CreatedUtc),
        ["id"] = identifier.Id,
        ["name"] = identifier.Name,
    }.WithOptional("description", identifier.Description);

    private static JsonObject Shown(CustomIdentifier identifier)
    {
        var shown = Summary(identifier);
        shown["deleted"] = identifier.Deleted;
        shown["regex"] = identifier.Regex;
        shown["keywords"] = MacieJson.Texts(identifier.Keywords);
        shown["ignoreWords"] = MacieJson.Texts(identifier.IgnoreWords);
        shown["maximumMatchDistance"] = identifier.MaximumMatchDistance;
        shown["severityLevels"] = new JsonArray([.. identifier.SeverityLevels.Select(level =>
            new JsonObject { ["occurrencesThreshold"] = level.OccurrencesThreshold, ["severity"] = level.Severity })]);
        shown["tags"] = MacieJson.Tags(identifier.Tags);
        return shown;
    }
}
