using SecOpsConsole.Core.Replay;

namespace SecOpsConsole.Web.Commands;

/// <summary>How a replay stands; without a run, why there is none. The differences come when it has ended.</summary>
internal sealed record ReplayAnswer(string Message, ReplayRun? Run, IReadOnlyList<ReplayDifference> Differences)
{
    public static ReplayAnswer Refused(string why) => new(why, null, []);
}
