using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.Bulk;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Web.Components.Bulk;

namespace SecOpsConsole.Web.Components.Pages;

/// <summary>One decision about many findings, with the outcome of each, live.</summary>
public sealed partial class BulkPage
{
    private BulkDetail? _detail;
    private BulkDecider? _decider;
    private long? _shown;

    [Inject] private BulkQueries Queries { get; set; } = default!;
    [Inject] private BulkDesk Bulk { get; set; } = default!;

    [Parameter] public long Id { get; set; }

    private string Title => _detail is { Decision: var decision }
        ? $"{BulkLook.Noun(decision.Action)} of {BulkLook.Count(decision.Total, "finding")}"
        : $"Bulk decision {Id}";

    private IReadOnlyList<long> Undoable => [.. _detail!.Items.Where(item => item.CanUndo).Select(item => item.FindingId)];

    private int Settled => _detail!.Items.Count(item => item.State is not (BulkItemState.Waiting or BulkItemState.UnderWay));

    protected override bool Concerns(Change change) => change.Entity switch
    {
        ChangedEntity.Bulk => change.Id == Id || change.Id == Change.Any,
        ChangedEntity.Attempt => true,
        _ => false,
    };

    protected override async Task OnParametersSetAsync()
    {
        if (_shown != Id)
        {
            (_shown, _detail) = (Id, null);
            await LoadAsync();
        }
    }

    protected override async Task ReadAsync(bool live, CancellationToken cancellationToken) => _detail = await Queries.GetAsync(Id, cancellationToken);

    private Task UndoAsync(long finding) => _decider!.OpenAsync(BulkAction.Undo, [finding], Id);

    private Task UndoAllAsync() => _decider!.OpenAsync(BulkAction.Undo, Undoable, Id);

    private async Task StopAsync()
    {
        var result = await AskAsync((caller, ct) => Bulk.StopAsync(Id, caller, ct));
        if (result is { IsAccepted: true })
        {
            Snackbar.Done(result.Message);
            await LoadAsync(blank: false);
        }
        else if ((result?.Message ?? Problem) is { } failure)
        {
            Snackbar.Failed(failure);
        }
    }
}
