using System.Security.Cryptography;
using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Macie;

/// <summary>One call: the body and query as checked input, and the id in its path (empty when there is none).</summary>
internal sealed record MacieCall(AwsRequest Request, JsonInput Input, string Id)
{
    public string AccountId => Request.Caller.AccountId;

    public string Region => Request.Region;

    public DateTime NowUtc => Request.TimeUtc;

    public string Key => MacieStore.Key(AccountId, Region, Id);

    public string KeyOf(string id) => MacieStore.Key(AccountId, Region, id);

    public static string NewId() => Guid.NewGuid().ToString("N");

    /// <summary>Allow lists have ids of 22 characters.</summary>
    public static string NewShortId() => RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", 22);

    public IReadOnlyDictionary<string, string> Tags()
    {
        var tags = Input.Structure("tags")?.Members ?? [];
        if (tags.Any(tag => tag.Value is not JsonValue value || !value.TryGetValue<string>(out _)))
        {
            Input.Refuse(MacieErrors.Invalid("Tags are texts."));
            return new Dictionary<string, string>();
        }

        return tags.ToDictionary(tag => tag.Key, tag => tag.Value!.GetValue<string>());
    }

    public static AwsResponse Answer(JsonObject body) => AwsResponse.Json(body) with { ContentType = "application/json" };

    public static AwsResponse Done() => Answer([]);
}
