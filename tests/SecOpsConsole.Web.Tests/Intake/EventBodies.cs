using System.Text;
using System.Text.Json.Nodes;

namespace SecOpsConsole.Web.Tests.Intake;

/// <summary>Events as EventBridge sends them.</summary>
internal static class EventBodies
{
    private static readonly string s_template = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "aws", "cloudtrail-put-bucket-policy.json"));

    /// <summary>A CloudTrail PutBucketPolicy event with the ids given.</summary>
    public static byte[] PutBucketPolicy(string id) => Encoding.UTF8.GetBytes(Node(id).ToJsonString());

    public static byte[] Array(params string[] ids) =>
        Encoding.UTF8.GetBytes(new JsonArray([.. ids.Select(id => (JsonNode)Node(id))]).ToJsonString());

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>A valid event padded with spaces to an exact size.</summary>
    public static byte[] OfSize(string id, int size)
    {
        var body = new byte[size];
        System.Array.Fill(body, (byte)' ');
        PutBucketPolicy(id).CopyTo(body, 0);
        return body;
    }

    private static JsonObject Node(string id)
    {
        var node = JsonNode.Parse(s_template)!.AsObject();
        node["id"] = id;
        node["detail"]!["eventID"] = "detail-" + id;
        return node;
    }
}
