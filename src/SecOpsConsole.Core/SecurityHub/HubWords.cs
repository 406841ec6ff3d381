using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Ports.SecurityHub;

namespace SecOpsConsole.Core.SecurityHub;

/// <summary>Our words in Security Hub's, and its refusals in ours. Pure.</summary>
internal static class HubWords
{
    /// <summary>ASFF: Note.Text and Note.UpdatedBy have at most 512 characters.</summary>
    public const int LongestNote = 512;

    /// <summary>ASFF's Workflow.Status.</summary>
    public static string StatusOf(WorkflowStatus status) => status switch
    {
        WorkflowStatus.New => "NEW",
        WorkflowStatus.Notified => "NOTIFIED",
        WorkflowStatus.Resolved => "RESOLVED",
        WorkflowStatus.Suppressed => "SUPPRESSED",
    };

    /// <summary>What happened, and why if somebody said; never empty, as Security Hub wants it.</summary>
    public static string TextOf(TransitionNote note)
    {
        var text = note.Reason is { Length: > 0 } reason ? $"{note.Text} Reason: {reason}" : note.Text;
        return Cut(string.IsNullOrWhiteSpace(text) ? "The workflow status changed in the SecOps Console." : text, LongestNote);
    }

    public static string WhoOf(TransitionNote note) => Cut(string.IsNullOrWhiteSpace(note.Who) ? "SecOps Console" : $"{note.Who} (SecOps Console)", LongestNote);

    /// <summary>The whole call failed: why, and what to do; null when it may pass by itself.</summary>
    public static string? Permanent(AwsFault fault, HubPlace place) => fault.Kind switch
    {
        AwsFaultKind.Transient or AwsFaultKind.Throttled or AwsFaultKind.Conflict => null,
        AwsFaultKind.Denied when fault.Code == "InvalidAccessException" =>
            $"Security Hub CSPM is not enabled in account {place.AccountId}, {place.Region} ({fault.Code}). Enable it there, or set SecurityHub__NoteWorkflow to false.",
        AwsFaultKind.Denied =>
            $"Security Hub in account {place.AccountId}, {place.Region} denied it ({fault.Code}). Allow the console's role securityhub:GetFindings and securityhub:BatchUpdateFindings: deploy its template again (docs/connect-aws.md).",
        AwsFaultKind.NotConfigured => $"Account {place.AccountId}, {place.Region} is not configured here. Add it under Aws:Accounts.",
        AwsFaultKind.Missing or AwsFaultKind.Invalid => $"Security Hub did not take it ({fault.Code}): {fault.Message}",
    };

    /// <summary>How long to wait for one finding that Security Hub did not take; null: it never will.</summary>
    public static TimeSpan? WaitFor(HubRefusal refusal) => refusal.Code switch
    {
        // Macie publishes to Security Hub within minutes, updates by its own rhythm.
        HubRefusal.NotFound => TimeSpan.FromMinutes(10),
        "ConcurrentUpdateError" or "InternalFailure" or HubRefusal.NotAnswered => TimeSpan.FromSeconds(10),
        _ => null,
    };

    public static string Refused(HubRefusal refusal) => refusal.Code switch
    {
        HubRefusal.NotFound =>
            "Security Hub does not know the finding. Macie publishes policy findings there by itself, and sensitive data findings only when that is switched on in Macie's settings.",
        HubRefusal.OtherResource =>
            $"Nothing was noted: Security Hub has another finding under that id; {refusal.Message}. The event that told of it was not Macie's. Find out who has the webhook's key, and change it.",
        HubRefusal.NotAnswered => "Security Hub said nothing of this finding.",
        _ => $"Security Hub did not take it ({refusal.Code}): {refusal.Message}",
    };

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
