using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.Bulk;
using SecOpsConsole.Core.Live;

namespace SecOpsConsole.Web.Components.Pages;

/// <summary>The decisions about many findings, newest first; its state is in the address.</summary>
public sealed partial class BulksPage
{
    private const int PageSize = 50;
    private IReadOnlyList<BulkRow> _rows = [];
    private string? _next;

    [Inject] private BulkQueries Queries { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "cursor")] public string? Cursor { get; set; }

    protected override bool Concerns(Change change) => change.Entity == ChangedEntity.Bulk;

    protected override Task OnParametersSetAsync() => LoadAsync();

    protected override async Task ReadAsync(bool live, CancellationToken cancellationToken)
    {
        var page = await Queries.ListAsync(Cursor, PageSize, cancellationToken);
        (_rows, _next) = (page.Items, page.NextCursor);
    }
}
