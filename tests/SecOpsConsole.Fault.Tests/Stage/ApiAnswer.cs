using System.Net;
using System.Text.Json;

namespace SecOpsConsole.Fault.Tests.Stage;

/// <summary>What a command was answered.</summary>
internal sealed record ApiAnswer(HttpStatusCode Status, string Body)
{
    public long AttemptId => JsonDocument.Parse(Body).RootElement.GetProperty("attempt").GetProperty("id").GetInt64();

    public bool IsAccepted => Status == HttpStatusCode.Accepted;

    public override string ToString() => $"{(int)Status} {Body}";
}
