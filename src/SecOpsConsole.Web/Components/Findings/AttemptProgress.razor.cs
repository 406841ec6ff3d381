using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.Findings;

/// <summary>Shows a remediation attempt as the steps it goes through.</summary>
public sealed partial class AttemptProgress
{
    [Parameter, EditorRequired] public RemediationAttempt Attempt { get; set; } = default!;

    private sealed record Step(string Word, IconName Icon, string State);

    private bool IsBad => Attempt.Status is AttemptStatus.Failed or AttemptStatus.Superseded or AttemptStatus.Cancelled;

    private string What => Attempt.UndoesAttemptId is not null ? Attempt.Subject == AttemptSubject.Principal ? "Release" : "Undo" : Attempt.Action switch
    {
        RemediationActionId.RevertToBaseline => "Revert to baseline",
        RemediationActionId.DeletePolicy => "Delete policy",
        RemediationActionId.RestorePreImage => "Undo",
        RemediationActionId.RepairStatements => "Repair policy",
        RemediationActionId.BlockPublicAccess => "Contain",
        RemediationActionId.RestoreBlockPublicAccess => "Restore Block Public Access",
        RemediationActionId.RestoreEncryption => "Restore encryption",
        RemediationActionId.QuarantinePrincipal => "Quarantine",
    };

    private IEnumerable<Step> Steps => Attempt.Status switch
    {
        AttemptStatus.Queued => Path(0),
        AttemptStatus.InProgress => Path(1),
        AttemptStatus.Succeeded => Path(2),
        AttemptStatus.Verified => Path(4),
        AttemptStatus.Undone => [.. Path(4), new Step("Undone", IconName.Undo, "now")],
        AttemptStatus.Failed => [new Step("Failed", IconName.Warning, "bad")],
        AttemptStatus.Superseded => [new Step("Superseded: nothing was written", IconName.ArrowRight, "bad")],
        AttemptStatus.Cancelled => [new Step("Cancelled", IconName.Close, "bad")],
    };

    /// <summary>Steps before <paramref name="reached"/> are done, that one runs.</summary>
    private static IEnumerable<Step> Path(int reached)
    {
        string[] words = ["Queued", "In progress", "Written", "Verified"];
        return words.Select((word, i) => i < reached
            ? new Step(word, IconName.Tick, "done")
            : new Step(i == reached && i == 2 ? "Written, reading back" : word, i == reached ? IconName.Play : IconName.Ring, i == reached ? "now" : "ahead"));
    }
}
