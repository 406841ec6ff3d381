using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Sweep;

namespace SecOpsConsole.Web.Components.Pages;

/// <summary>The last sweeps and inventories; its state is in the address.</summary>
public sealed partial class SweepsPage
{
    private const int PageSize = 50;
    private IReadOnlyList<SweepRunRow> _rows = [];
    private string? _next;

    [Inject] private SweepQueries Queries { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "cursor")] public string? Cursor { get; set; }

    protected override bool Concerns(Change change) => change.Entity == ChangedEntity.Sweep;

    protected override Task OnParametersSetAsync() => LoadAsync();

    protected override async Task ReadAsync(bool live, CancellationToken cancellationToken)
    {
        var page = await Queries.ListAsync(Cursor, PageSize, cancellationToken);
        (_rows, _next) = (page.Items, page.NextCursor);
    }
}
