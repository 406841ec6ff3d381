using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Rules.Guards;
using SecOpsConsole.Web.Components.Findings;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.Pages;

/// <summary>Mode, guards, containment and undo of the bucket, by the Desk.</summary>
public sealed partial class BucketPage
{
    private BucketId Id => new(_detail!.Bucket.Id);

    private Task SetModeAsync(string? reason) => FinishAsync((caller, ct) => Desk.SetModeAsync(Id, _asked!.Value, overrideProtection: _detail!.Bars.Count > 0, reason, caller, ct));

    private Task SetAutomaticActionAsync(string? reason) =>
        FinishAsync((caller, ct) => Desk.SetAutomaticActionAsync(Id, _askedAction!.Value, reason, caller, ct));

    private Task ResumeAsync(string? reason) => FinishAsync((caller, ct) => _askedResume!.Scope == GuardScope.Account
        ? Desk.ResumeAccountAsync(_detail!.Bucket.AccountId, reason, caller, ct)
        : Desk.ResumeAsync(Id, reason, caller, ct));

    private Task SetFourEyesAsync((EyesRule? Rule, string Reason) asked) =>
        FinishAsync((caller, ct) => Desk.SetFourEyesAsync(Id, asked.Rule, asked.Reason, caller, ct));

    private Task UndoDecisionAsync(string? reason) => FinishAsync((caller, ct) => Desk.UndoDecisionAsync(_undoneDecision!.Id, reason, caller, ct));

    private Task LookAsync() => FinishAsync((caller, ct) => Desk.RequestLookAsync(Id, caller, ct));

    private Task AskContainAsync() => PreviewAsync(DecisionKind.Contain, null, (caller, ct) => Desk.PreviewContainAsync(Id, caller, ct));

    private Task AskRestoreAsync() => PreviewAsync(DecisionKind.RestoreBlock, null, (caller, ct) => Desk.PreviewRestoreBlockAsync(Id, caller, ct));

    private Task AskUndoAsync(long attemptId) => PreviewAsync(DecisionKind.Undo, attemptId, (caller, ct) => Desk.PreviewUndoAsync(attemptId, caller, ct));

    private string DialogTitle => $"{_kind switch { DecisionKind.Contain => "Contain", DecisionKind.RestoreBlock => "Restore Block Public Access of", _ => "Undo on" }} {VisibleRuns.Flat(_detail!.Bucket.Name)}";

    private async Task PreviewAsync(DecisionKind kind, long? undone, Func<Caller, CancellationToken, Task<DeskPreview>> ask)
    {
        var answer = await AskAsync(ask);
        (_preview, _kind, _undone) = (answer?.Preview, kind, undone);
        if (_preview is null && (answer?.Message ?? Problem) is { } failure)
        {
            Snackbar.Failed(failure);
        }
    }

    /// <summary>The state is that of the dialog; its button stays off until what gives access is confirmed.</summary>
    private Task DecideAsync(string? reason)
    {
        var (expected, confirmed, accepted) = (_preview!.ExpectedFingerprint, _preview.Confirm is not null, _preview.AcceptLockOut is not null);
        return FinishAsync((caller, ct) => _kind switch
        {
            DecisionKind.Contain => Desk.ContainAsync(Id, expected, reason, caller, ct),
            DecisionKind.RestoreBlock => Desk.RestoreBlockAsync(Id, expected, reason, caller, ct),
            _ => Desk.UndoAsync(_undone!.Value, expected, confirmed, accepted, reason, caller, ct),
        });
    }

    private async Task FinishAsync(Func<Caller, CancellationToken, Task<DeskResult>> command)
    {
        var result = await AskAsync(command);
        if (result is { Outcome: DeskOutcome.Accepted or DeskOutcome.Requested })
        {
            Close();
            Tell(result);
            await LoadAsync(blank: false);
        }
        else if (_asked is not null || _askedAction is not null || _askedResume is not null || _preview is not null || _askedEyes || _undoneDecision is not null)
        {
            Problem = result?.Message ?? Problem;
        }
        else if ((result?.Message ?? Problem) is { } failure)
        {
            Snackbar.Failed(failure);
        }
    }

    private void Close()
    {
        (_asked, _askedAction, _askedResume, _preview, _undone, Problem) = (null, null, null, null, null, null);
        (_askedEyes, _undoneDecision) = (false, null);
    }
}
