namespace SecOpsConsole.Web.Commands;

/// <summary>Done, or why not; each line is for a terminal.</summary>
internal sealed record AccessAnswer(bool IsDone, IReadOnlyList<string> Lines)
{
    public static AccessAnswer Refused(string why) => new(false, [why]);
}
