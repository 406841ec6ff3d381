using System.Text;
using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Tests.Wire;

namespace SecOpsConsole.Sandbox.Tests.Macie;

/// <summary>Signed REST-JSON calls of Macie.</summary>
internal sealed class MacieClient(WireClient client)
{
    public async Task<Reply> SendAsync(string method, string path, string body = "")
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        using var request = client.Request(method, path, bytes, []);
        client.Signer("macie2").Sign(request, client.Http.BaseAddress!, TestSigner.Hash(bytes));
        return await client.SendAsync(request);
    }

    public async Task<JsonNode> AskAsync(string method, string path, string body = "")
    {
        var reply = await SendAsync(method, path, body);
        Assert.True(reply.Status == 200, $"{method} {path}: {reply.Status} {reply.Body}");
        return reply.Json;
    }

    public async Task<IReadOnlyList<JsonNode>> FindingsAsync(string criterion = "{}")
    {
        var ids = (await AskAsync("POST", "/findings", "{\"findingCriteria\":{\"criterion\":" + criterion + "}}"))["findingIds"]!.AsArray();
        return ids.Count == 0
            ? []
            : [.. (await AskAsync("POST", "/findings/describe", new JsonObject { ["findingIds"] = ids.DeepClone() }.ToJsonString()))["findings"]!.AsArray().Select(item => item!)];
    }

    public async Task<string> JobAsync(string more, string buckets = "payroll", string token = "t")
    {
        var body = $$"""{"clientToken":"{{token}}","name":"job","s3JobDefinition":{"bucketDefinitions":[{"accountId":"111122223333","buckets":["{{buckets}}"]}]},{{more}}}""";
        return (string)(await AskAsync("POST", "/jobs", body))["jobId"]!;
    }

    public async Task<string> StatusAsync(string job) => (string)(await AskAsync("GET", "/jobs/" + job))["jobStatus"]!;
}
