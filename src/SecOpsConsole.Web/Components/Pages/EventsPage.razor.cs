using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.Pages;

/// <summary>What arrived on the webhook; its state is in the address.</summary>
public sealed partial class EventsPage
{
    private const int PageSize = 50;
    private const int MostRows = 200;
    private readonly LiveRows<EventRow> _rows = new(row => row.Id);
    private string? _bucket;
    private string? _next;
    private string? _shown;

    [Inject] private EventQueries Queries { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "status")] public string? Status { get; set; }
    [SupplyParameterFromQuery(Name = "bucket")] public string? Bucket { get; set; }
    [SupplyParameterFromQuery(Name = "cursor")] public string? Cursor { get; set; }

    protected override bool Concerns(Change change) => change.Entity == ChangedEntity.Event;

    protected override async Task OnParametersSetAsync()
    {
        var url = Url(Status, Bucket, Cursor);
        if (url != _shown)
        {
            _shown = url;
            _bucket = Bucket;
            await LoadAsync();
        }
    }

    protected override async Task ReadAsync(bool live, CancellationToken cancellationToken)
    {
        var status = Enum.TryParse<EventStatus>(Status, ignoreCase: true, out var wanted) ? wanted : (EventStatus?)null;
        var size = live ? Math.Min(MostRows, Math.Max(PageSize, _rows.Rows.Count) + PageSize) : PageSize;
        var page = await Queries.ListAsync(status, Bucket, Cursor, size, cancellationToken);
        if (!live || _rows.Rows.Count == 0)
        {
            _rows.Show(page.Items);
            _next = page.NextCursor;
        }
        else
        {
            // Events are never taken back: a row that is missing was pushed off the page, or has another status than the filter's.
            _rows.Merge(page.Items, _rows.Rows.ToDictionary(shown => shown.Row.Id, shown => shown.Row));
        }
    }

    private void Go(string? status, string? bucket) => Navigation.NavigateTo(Url(status, bucket, null));

    private static string Url(string? status, string? bucket, string? cursor)
    {
        var parts = new (string Name, string? Value)[] { ("status", status), ("bucket", bucket?.Trim()), ("cursor", cursor) }
            .Where(part => !string.IsNullOrEmpty(part.Value))
            .Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}").ToList();
        return parts.Count == 0 ? "events" : "events?" + string.Join('&', parts);
    }
}
