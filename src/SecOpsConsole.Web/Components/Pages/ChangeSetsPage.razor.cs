using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.ChangeSets;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Web.Components.Pages;

/// <summary>The changes that led to findings, newest first; its state is in the address.</summary>
public sealed partial class ChangeSetsPage
{
    private const int PageSize = 50;
    private IReadOnlyList<ChangeSetRow> _rows = [];
    private string? _next;

    [Inject] private ChangeSetQueries Queries { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "cursor")] public string? Cursor { get; set; }

    protected override bool Concerns(Change change) => change.Entity is ChangedEntity.ChangeSet or ChangedEntity.Finding;

    protected override Task OnParametersSetAsync() => LoadAsync();

    protected override async Task ReadAsync(bool live, CancellationToken cancellationToken)
    {
        var page = await PageAsync(cancellationToken);
        (_rows, _next) = (page.Items, page.NextCursor);
    }

    /// <summary>A cursor that is not ours, as in a mistyped address, means the first page.</summary>
    private async Task<Page<ChangeSetRow>> PageAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await Queries.ListAsync(Cursor, PageSize, cancellationToken);
        }
        catch (FormatException)
        {
            return await Queries.ListAsync(null, PageSize, cancellationToken);
        }
    }
}
