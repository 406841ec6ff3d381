using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Rules.Guards;

namespace SecOpsConsole.Web.Components.Pages;

/// <summary>Mode, guards, containment and undo of the bucket, by the Desk.</summary>
public sealed partial class BucketPage
{
    private BucketId Id => new(_detail!.Bucket.Id);

    private Task SetModeAsync(string? reason) => FinishAsync((caller, ct) => Desk.SetModeAsync(Id, _asked!.Value, reason, caller, ct));

    private Task SetAutomaticActionAsync(string? reason) =>
        FinishAsync((caller, ct) => Desk.SetAutomaticActionAsync(Id, _askedAction!.Value, reason, caller, ct));

    private Task ResumeAsync(string? reason) => FinishAsync((caller, ct) => _askedResume!.Scope == GuardScope.Account
        ? Desk.ResumeAccountAsync(_detail!.Bucket.AccountId, reason, caller, ct)
        : Desk.ResumeAsync(Id, reason, caller, ct));

    private Task LookAsync() => FinishAsync((caller, ct) => Desk.RequestLookAsync(Id, caller, ct));

    private Task AskContainAsync() => PreviewAsync(null, (caller, ct) => Desk.PreviewContainAsync(Id, caller, ct));

    private Task AskUndoAsync(long attemptId) => PreviewAsync(attemptId, (caller, ct) => Desk.PreviewUndoAsync(attemptId, caller, ct));

    private async Task PreviewAsync(long? undone, Func<Caller, CancellationToken, Task<DeskPreview>> ask)
    {
        var answer = await AskAsync(ask);
        (_preview, _undone) = (answer?.Preview, undone);
        if (_preview is null && (answer?.Message ?? Problem) is { } failure)
        {
            Snackbar.Failed(failure);
        }
    }

    /// <summary>The state is that of the dialog; its button stays off until what gives access is confirmed.</summary>
    private Task DecideAsync(string? reason)
    {
        var (expected, confirmed) = (_preview!.ExpectedFingerprint, _preview.Confirm is not null);
        return FinishAsync((caller, ct) => _undone is { } attemptId
            ? Desk.UndoAsync(attemptId, expected, confirmed, reason, caller, ct)
            : Desk.ContainAsync(Id, expected, reason, caller, ct));
    }

    private async Task FinishAsync(Func<Caller, CancellationToken, Task<DeskResult>> command)
    {
        var result = await AskAsync(command);
        if (result is { IsAccepted: true })
        {
            Close();
            Snackbar.Done(result.Message);
            await LoadAsync(blank: false);
        }
        else if (_asked is not null || _askedAction is not null || _askedResume is not null || _preview is not null)
        {
            Problem = result?.Message ?? Problem;
        }
        else if ((result?.Message ?? Problem) is { } failure)
        {
            Snackbar.Failed(failure);
        }
    }

    private void Close() => (_asked, _askedAction, _askedResume, _preview, _undone, Problem) = (null, null, null, null, null, null);
}
