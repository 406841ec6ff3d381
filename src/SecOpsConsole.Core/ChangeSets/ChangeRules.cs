using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.ChangeSets;

/// <summary>
/// What belongs to one change, as pure rules over what the senders say. AWS's times are compared with each other only: the console's clock
/// and the order of arrival do not count.
/// </summary>
internal static class ChangeRules
{
    /// <summary>A deployment pauses no longer than this between two calls.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>AWS Config and Macie write their own time down so much later than CloudTrail's, at most.</summary>
    public static readonly TimeSpan Lag = TimeSpan.FromMinutes(15);

    /// <summary>Clocks of AWS's services differ, and CloudTrail counts in seconds.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    private static readonly DateTime Earliest = new(2006, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Latest = new(9000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>A time that can be reckoned with: an event may claim any.</summary>
    public static DateTime Usable(DateTime toldUtc) => toldUtc < Earliest ? Earliest : toldUtc > Latest ? Latest : toldUtc;

    /// <summary>
    /// Who with what, in one account: the session and its credentials, and the tool. The browser console takes new credentials for each of
    /// its services, so there the session alone counts. Null when nobody knows who it was: then nothing is joined.
    /// </summary>
    public static string? ChainOf(string accountId, Actor actor)
    {
        if ((actor.Arn ?? actor.Name) is not { Length: > 0 } who)
        {
            return null;
        }

        var credentials = actor.Tool == "Console" ? null : actor.AccessKeyId;
        return string.Join('|', accountId, who, actor.Tool ?? "-", credentials ?? "-");
    }

    /// <summary>
    /// The sets of a chain that a call at this time belongs to. None: it begins one. Two: it closes the gap between them, and they are one.
    /// As sets have no gap longer than the pause inside, the result is the same in whatever order the calls are told.
    /// </summary>
    public static IReadOnlyList<ChangeSpan> Reached(IEnumerable<ChangeSpan> spans, DateTime atUtc) =>
        [.. spans.Where(span => span.FirstUtc - Pause <= atUtc && atUtc <= span.LastUtc + Pause).OrderBy(span => span.Id)];

    /// <summary>From when to when CloudTrail's record of the cause can be.</summary>
    public static (DateTime FromUtc, DateTime ToUtc) CauseWindow(Signal told) => (Usable((told.FromUtc ?? told.AtUtc - Lag) - Skew), Usable(told.AtUtc + Skew));

    /// <summary>
    /// The call that Config or Macie tells of: on the same bucket, not by somebody else, the last one before; only when there is none, one
    /// that seems to come after because clocks differ.
    /// </summary>
    public static Signal? CauseOf(Signal told, IEnumerable<Signal> calls)
    {
        var (fromUtc, toUtc) = CauseWindow(told);
        return calls
            .Where(call => call.Kind == SignalKind.CloudTrail && call.BucketKey == told.BucketKey && call.AtUtc >= fromUtc && call.AtUtc <= toUtc && MayBeSame(told, call))
            .OrderBy(call => call.AtUtc > told.AtUtc).ThenBy(call => (told.AtUtc - call.AtUtc).Duration()).ThenBy(call => call.Key, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    /// <summary>On one bucket in a few minutes a session's name is enough; who is not named is not somebody else.</summary>
    private static bool MayBeSame(Signal told, Signal call) =>
        (told.ActorKey ?? told.ActorArn ?? told.ActorName) is null || (call.ActorKey ?? call.ActorArn ?? call.ActorName) is null
        || Same(told.ActorArn, call.ActorArn) || Same(told.ActorKey, call.ActorKey) || Same(told.ActorName, call.ActorName);

    private static bool Same(string? one, string? other) => one is not null && one == other;
}
