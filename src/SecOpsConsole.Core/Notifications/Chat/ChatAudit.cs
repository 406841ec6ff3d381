using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Notifications.Chat;

/// <summary>What was refused from chat, as a row of the audit record; on the finding's timeline when it exists.</summary>
internal static class ChatAudit
{
    private const string Slack = "Slack";

    public static void Refuse(WriteScope scope, Finding? finding, string text)
    {
        var note = new TransitionNote(Slack, text);
        if (finding is null)
        {
            Timeline.TellConsole(scope, FindingEventKind.ChatRefused, note);
        }
        else
        {
            Timeline.Tell(scope, finding, FindingEventKind.ChatRefused, note);
        }
    }
}
