using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Web.Components.Buckets;

/// <summary>The accounts whose block is gone, with the restore of the whole account and its undo, by the Desk.</summary>
public sealed partial class AccountBlocksNote
{
    private IReadOnlyList<AccountBlockState> _states = [];
    private AccountBlockState? _asked;
    private RemediationPreview? _preview;
    private long? _undone;

    [Inject] private AccountBlockQueries Queries { get; set; } = default!;

    protected override bool Concerns(Change change) => change.Entity is ChangedEntity.Bucket or ChangedEntity.Attempt or ChangedEntity.Finding;

    protected override Task OnInitializedAsync() => LoadAsync();

    protected override async Task ReadAsync(bool live, CancellationToken cancellationToken) => _states = await Queries.ToTellAsync(cancellationToken);

    private static string Count(int buckets) => buckets == 1 ? "1 bucket" : $"{buckets} buckets";

    private Task AskRestoreAsync(AccountBlockState state) =>
        PreviewAsync(state, null, (caller, ct) => Desk.PreviewRestoreAccountBlockAsync(state.Block.AccountId, caller, ct));

    private Task AskUndoAsync(AccountBlockState state, long attemptId) =>
        PreviewAsync(state, attemptId, (caller, ct) => Desk.PreviewUndoAsync(attemptId, caller, ct));

    private async Task PreviewAsync(AccountBlockState state, long? undone, Func<Caller, CancellationToken, Task<DeskPreview>> ask)
    {
        var answer = await AskAsync(ask);
        (_asked, _undone, _preview) = (state, undone, answer?.Preview);
        if (_preview is null && (answer?.Message ?? Problem) is { } failure)
        {
            Snackbar.Failed(failure);
        }
    }

    /// <summary>The state is that of the dialog; its button stays off until what gives access is confirmed.</summary>
    private async Task DecideAsync(string? reason)
    {
        var (account, expected, confirmed) = (_asked!.Block.AccountId, _preview!.ExpectedFingerprint, _preview.Confirm is not null);
        var result = await AskAsync((caller, ct) => _undone is { } attemptId
            ? Desk.UndoAsync(attemptId, expected, confirmed, reason, caller, ct)
            : Desk.RestoreAccountBlockAsync(account, expected, reason, caller, ct));
        if (result is { IsAccepted: true })
        {
            Close();
            Snackbar.Done(result.Message);
            await LoadAsync(blank: false);
        }
        else
        {
            Problem = result?.Message ?? Problem;
        }
    }

    private void Close() => (_asked, _undone, _preview, Problem) = (null, null, null, null);
}
