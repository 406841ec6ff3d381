using SecOpsConsole.Core.Bulk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Web.Components.Bulk;
using SecOpsConsole.Web.Components.Findings;

namespace SecOpsConsole.Web.Components.Pages;

/// <summary>Selecting rows and deciding about all of them at once.</summary>
public sealed partial class FindingsPage
{
    private readonly Selection _selection = new(BulkOptions.MostItems);
    private readonly Folding _folding = new();
    private BulkDecider? _decider;

    private string? SelectionNote => _selection.IsFull
        ? $"One decision takes at most {BulkOptions.MostItems} findings; the first {BulkOptions.MostItems} are selected."
        : null;

    private Task DecideAsync(BulkAction action) => _decider!.OpenAsync(action, [.. _selection.Ids]);

    /// <summary>Also those that are not on screen, up to what one decision takes.</summary>
    private async Task SelectMatchingAsync()
    {
        if (_filter.Filter is { } filter)
        {
            var page = await Queries.ListAsync(filter, null, BulkOptions.MostItems, Gone);
            _selection.AddRange(page.Items.Select(row => row.Id));
        }
    }

    private void ClearSelection() => _selection.Clear();

    /// <summary>Shows the findings of a change under it, or hides them again.</summary>
    private async Task FoldAsync(long change)
    {
        if (_folding.IsUnfolded(change))
        {
            _folding.Fold(change);
        }
        else
        {
            _folding.Unfold(change, await WaitingOfAsync(change, Gone));
        }
    }

    /// <summary>Selects all findings of a change that need a decision, or none of them.</summary>
    private async Task SelectFoldAsync(long change)
    {
        var ids = (await WaitingOfAsync(change, Gone)).Select(row => row.Id).ToList();
        if (ids.All(_selection.Has))
        {
            _selection.Remove(ids);
        }
        else
        {
            _selection.AddRange(ids);
        }
    }

    private async Task UnfoldedAsync(CancellationToken cancellationToken)
    {
        foreach (var change in _folding.Unfolded.ToList())
        {
            _folding.Unfold(change, await WaitingOfAsync(change, cancellationToken));
        }
    }

    private async Task<IReadOnlyList<FindingRow>> WaitingOfAsync(long change, CancellationToken cancellationToken) =>
        (await Queries.ListAsync(new FindingFilter { View = FindingView.NeedsDecision, ChangeSetId = change }, null, BulkOptions.MostItems, cancellationToken)).Items;
}
