namespace SecOpsConsole.Web.Start;

/// <summary>How the sandbox answered to a story; <paramref name="Words"/> says in a sentence what was done, or why nothing was.</summary>
internal sealed record SandboxPlay(bool Began, string Words)
{
    private const int MostCalls = 3;

    /// <summary>What the sandbox reports of a story that began.</summary>
    public sealed record Report(string Title, bool GoesOn, IReadOnlyList<Call> Calls, IReadOnlyList<Published> Events);

    public sealed record Call(string PrincipalArn, string Operation, string? Bucket, int Status);

    public sealed record Published(string Id, string DetailType);

    public static SandboxPlay Of(Report? report) => new(true, report is null ? "The story began." : Tell(report));

    private static string Tell(Report report)
    {
        var calls = report.Calls.Select(call =>
            $"{call.PrincipalArn[(call.PrincipalArn.LastIndexOf('/') + 1)..]}: {call.Operation} {call.Bucket}{(call.Status >= 400 ? $" (refused with {call.Status})" : "")}").ToList();
        var deeds = calls.Concat(report.Events.Select(sent => $"event “{sent.DetailType}” sent")).ToList();
        var more = deeds.Count > MostCalls ? $" and {deeds.Count - MostCalls} more" : "";
        return $"{report.Title}. {string.Join(", ", deeds.Take(MostCalls))}{more}{(report.GoesOn ? "; it goes on for some seconds" : "")}.";
    }
}
