using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.Findings;

/// <summary>The decisions: ask what it would do, show it, do it once, show the answer.</summary>
public sealed partial class FindingWorkspace
{
    private DecisionKind _kind;
    private RemediationPreview? _preview;
    private bool _escalating;
    private DecisionKind? _suppressing;
    /// <summary>What was on screen when a dialog without a preview was opened: the page behind it goes on.</summary>
    private SuppressionSeen? _seen;
    private DecisionRow? _undoneDecision;
    private long? _undone;
    private DeskResult? _outcome;

    private FindingId Finding => new(Id);

    private string DialogTitle => _kind switch
    {
        DecisionKind.Approve => $"Approve the policy of {BucketName}",
        DecisionKind.Revert => $"Revert {BucketName}",
        DecisionKind.Repair => $"Repair the policy of {BucketName}",
        DecisionKind.Contain => $"Contain {BucketName}",
        DecisionKind.RestoreBlock => $"Restore Block Public Access of {BucketName}",
        DecisionKind.RestoreEncryption => $"Restore the default encryption of {BucketName}",
        DecisionKind.Undo => $"Undo on {BucketName}",
        DecisionKind.Escalate => "Escalate",
        DecisionKind.Exception => "Grant an exception",
        DecisionKind.FalsePositive => "Mark as a false positive",
    };

    private string BucketName => VisibleRuns.Flat(_detail?.Bucket.Name ?? "");

    /// <summary>Opens the dialog of a decision; a button that is not offered opens nothing.</summary>
    public Task OpenAsync(DecisionKind kind)
    {
        if (Busy || _detail is null || !OfferOf(kind).Offered || IsAsking)
        {
            return Task.CompletedTask;
        }
        if (kind == DecisionKind.Undo && !_detail.Actions.Undo.Offered)
        {
            (_undoneDecision, _outcome, Problem) = (LastDecision, null, null);
            StateHasChanged();
            return Task.CompletedTask;
        }
        return OpenAsync(kind, _detail.LatestAttempt?.Id);
    }

    /// <summary>What the button takes back where no write of the console can be: the newest decision that can.</summary>
    private DecisionRow? LastDecision => _detail?.Decisions.FirstOrDefault(row => row.Undo.Offered);

    /// <summary>Opens the undo of one action of the list.</summary>
    private Task UndoAsync(long attemptId) => Busy || IsAsking ? Task.CompletedTask : OpenAsync(DecisionKind.Undo, attemptId);

    private async Task OpenAsync(DecisionKind kind, long? attemptId)
    {
        (_kind, _undone, _outcome, Problem) = (kind, attemptId, null, null);
        _seen = new SuppressionSeen(_detail!.LiveFingerprint, _detail.HeldBack, _detail.MacieTold);
        if (kind == DecisionKind.Escalate)
        {
            _escalating = true;
        }
        else if (kind is DecisionKind.Exception or DecisionKind.FalsePositive)
        {
            _suppressing = kind;
        }
        else if (await AskAsync((caller, ct) => PreviewAsync(kind, caller, ct)) is { } answer)
        {
            _preview = answer.Preview;
            _outcome = answer.Preview is null ? new DeskResult(answer.Outcome, answer.Message) : null;
        }
        else if (Problem is { } problem)
        {
            _outcome = new DeskResult(DeskOutcome.NotAllowed, problem);
        }
        StateHasChanged();
    }

    private ActionOffer OfferOf(DecisionKind kind) => kind switch
    {
        DecisionKind.Approve => _detail!.Actions.Approve,
        DecisionKind.Revert => _detail!.Actions.Revert,
        DecisionKind.Repair => _detail!.Actions.Repair,
        DecisionKind.Escalate => _detail!.Actions.Escalate,
        DecisionKind.Contain => _detail!.Actions.Contain,
        DecisionKind.RestoreBlock => _detail!.Actions.RestoreBlock,
        DecisionKind.RestoreEncryption => _detail!.Actions.RestoreEncryption ?? ActionOffer.No("This finding is not about a lost default encryption."),
        DecisionKind.Undo => !_detail!.Actions.Undo.Offered && LastDecision is not null ? ActionOffer.Yes : _detail.Actions.Undo,
        DecisionKind.Exception or DecisionKind.FalsePositive => _detail!.Actions.Suppress,
    };

    private Task<DeskPreview> PreviewAsync(DecisionKind kind, Core.People.Caller caller, CancellationToken cancellationToken) => kind switch
    {
        DecisionKind.Approve => Desk.PreviewApproveAsync(Finding, caller, cancellationToken),
        DecisionKind.Revert => Desk.PreviewRevertAsync(Finding, caller, cancellationToken),
        DecisionKind.Repair => Desk.PreviewRepairAsync(Finding, caller, cancellationToken),
        DecisionKind.Contain => Desk.PreviewContainAsync(Finding, caller, cancellationToken),
        DecisionKind.RestoreBlock => Desk.PreviewRestoreBlockAsync(Finding, caller, cancellationToken),
        DecisionKind.RestoreEncryption => Desk.PreviewRestoreEncryptionAsync(Finding, caller, cancellationToken),
        DecisionKind.Undo => Desk.PreviewUndoAsync(_undone!.Value, caller, cancellationToken),
        DecisionKind.Escalate or DecisionKind.Exception or DecisionKind.FalsePositive => throw new InvalidOperationException($"{kind} has no preview."),
    };

    /// <summary>The fingerprint is that of the diff in the dialog: whatever came after it makes the decision Superseded.</summary>
    private Task DecideAsync(string? reason)
    {
        // The dialog's button stays off until what gives access is confirmed.
        var (expected, confirmed, accepted) = (_preview!.ExpectedFingerprint, _preview.Confirm is not null, _preview.AcceptLockOut is not null);
        return FinishAsync((caller, ct) => _kind switch
        {
            DecisionKind.Approve => Desk.ApproveAsync(Finding, expected, _preview.HeldBack, reason, caller, ct),
            DecisionKind.Revert => Desk.RevertAsync(Finding, expected, accepted, reason, caller, ct),
            DecisionKind.Repair => Desk.RepairAsync(Finding, expected, accepted, reason, caller, ct),
            DecisionKind.Contain => Desk.ContainAsync(Finding, expected, reason, caller, ct),
            DecisionKind.RestoreBlock => Desk.RestoreBlockAsync(Finding, expected, reason, caller, ct),
            DecisionKind.RestoreEncryption => Desk.RestoreEncryptionAsync(Finding, expected, _preview.EncryptionAfter!.State, reason, caller, ct),
            DecisionKind.Undo => Desk.UndoAsync(_undone!.Value, expected, confirmed, accepted, reason, caller, ct),
            DecisionKind.Escalate or DecisionKind.Exception or DecisionKind.FalsePositive => throw new InvalidOperationException($"{_kind} is not decided in this dialog."),
        });
    }

    private Task EscalateAsync(EscalateDialog.Escalation asked) => FinishAsync((caller, ct) =>
        Desk.EscalateAsync(Finding, asked.Assignee, asked.Reason, asked.DueUtc, _seen!.Fingerprint, caller, ct));

    private Task GrantExceptionAsync(ExceptionGrant grant) => FinishAsync((caller, ct) =>
        Desk.GrantExceptionAsync(Finding, _seen!, grant, caller, ct));

    private Task MarkFalsePositiveAsync(string? reason) => FinishAsync((caller, ct) =>
        Desk.MarkFalsePositiveAsync(Finding, _seen!, reason, caller, ct));

    private Task UndoDecisionAsync(string? reason) => FinishAsync((caller, ct) => Desk.UndoDecisionAsync(_undoneDecision!.Id, reason, caller, ct));

    /// <summary>The undo beside the answer: one click, and it is in the list of actions too.</summary>
    private Task UndoLastAsync(long decisionId) => FinishAsync((caller, ct) => Desk.UndoDecisionAsync(decisionId, null, caller, ct));

    private async Task FinishAsync(Func<Core.People.Caller, CancellationToken, Task<DeskResult>> command)
    {
        if (await AskAsync(command) is not { } result)
        {
            return;
        }
        if (result.Outcome == DeskOutcome.Invalid)
        {
            Problem = result.Message;
            return;
        }
        Close();
        _outcome = result;
        await LoadAsync(blank: false);
    }

    private bool IsAsking => _preview is not null || _escalating || _suppressing is not null || _undoneDecision is not null;

    private void Close() => (_preview, _escalating, _suppressing, _undoneDecision, Problem) = (null, false, null, null, null);

    /// <summary>After Superseded: the page as it is now, from AWS as soon as the look is done.</summary>
    private async Task ShowLiveAsync()
    {
        _outcome = await AskAsync((caller, ct) => Desk.RequestLookAsync(new Core.Buckets.BucketId(_detail!.Bucket.Id), caller, ct));
        await LoadAsync(blank: false);
    }
}
