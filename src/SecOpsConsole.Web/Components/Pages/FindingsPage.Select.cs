using SecOpsConsole.Core.Bulk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Web.Components.Bulk;
using SecOpsConsole.Web.Components.Findings;

namespace SecOpsConsole.Web.Components.Pages;

/// <summary>Selecting rows and deciding about all of them at once.</summary>
public sealed partial class FindingsPage
{
    private readonly Selection _selection = new(BulkOptions.MostItems);
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
}
