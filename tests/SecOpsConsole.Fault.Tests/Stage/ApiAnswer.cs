using System.Net;

namespace SecOpsConsole.Fault.Tests.Stage;

/// <summary>What a command was answered.</summary>
internal sealed record ApiAnswer(HttpStatusCode Status, string Body)
{
    public bool IsAccepted => Status == HttpStatusCode.Accepted;

    public override string ToString() => $"{(int)Status} {Body}";
}
