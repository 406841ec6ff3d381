using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.Bulk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Live;

namespace SecOpsConsole.Web.Components.Bulk;

/// <summary>Takes decisions about many findings: first the effects, then the decision, then its page.</summary>
public sealed partial class BulkDecider
{
    private BulkPreview? _preview;
    private long? _undoes;

    [Inject] private BulkDesk Bulk { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    /// <summary>The decision was taken.</summary>
    [Parameter] public EventCallback OnDecided { get; set; }

    /// <summary>Shows what the decision would do. <paramref name="undoes"/>: the decision whose items are taken back.</summary>
    public async Task OpenAsync(BulkAction action, IReadOnlyList<long> findings, long? undoes = null)
    {
        if (findings.Count == 0 || _preview is not null)
        {
            return;
        }

        _undoes = undoes;
        _preview = await AskAsync((caller, ct) => Bulk.PreviewAsync(action, [.. findings.Select(id => new FindingId(id))], caller, ct));
        if (_preview is null && Problem is { } problem)
        {
            Snackbar.Failed(problem);
        }

        StateHasChanged();
    }

    protected override bool Concerns(Change change) => false;

    protected override Task ReadAsync(bool live, CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task DecideAsync(BulkDialog.Answer answer)
    {
        var order = new BulkOrder(_preview!.Action, _preview.Targets) { Reason = answer.Reason, Arguments = answer.Arguments, UndoesId = _undoes };
        if (await AskAsync((caller, ct) => Bulk.DecideAsync(order, caller, ct)) is not { } result)
        {
            return;
        }

        if (result.DecisionId is not { } id)
        {
            Problem = result.Answer.Message;
            return;
        }

        Close();
        await OnDecided.InvokeAsync();
        Navigation.NavigateTo($"bulk-decisions/{id}");
    }

    private void Close() => (_preview, Problem) = (null, null);
}
