using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.People;

/// <summary>Who gave access to whom, or took it, as a row of the audit record in the same write.</summary>
internal static class AccessAudit
{
    /// <summary>Whoever runs the verbs on the console's machine.</summary>
    public const string Operator = "operator";

    public static void Tell(WriteScope scope, FindingEventKind kind, string who, string text) =>
        Timeline.TellConsole(scope, kind, new TransitionNote(who, text));
}
