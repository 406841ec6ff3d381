using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Web.Components.Pages;

/// <summary>The buckets, the most exposed first, with the mode of each.</summary>
public sealed partial class BucketsPage
{
    private const int PageSize = 100;
    private IReadOnlyList<BucketRow> _rows = [];
    private string? _next;
    private string? _text;
    private string? _shown;
    private IReadOnlyList<AccountState> _held = [];
    private (BucketRow Bucket, AutomaticMode Mode)? _asked;
    private AccountState? _askedAccount;

    [Inject] private BucketQueries Queries { get; set; } = default!;
    [Inject] private AccountQueries Accounts { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }
    [SupplyParameterFromQuery(Name = "exposed")] public bool Exposed { get; set; }
    [SupplyParameterFromQuery(Name = "cursor")] public string? Cursor { get; set; }

    protected override bool Concerns(Change change) => change.Entity is ChangedEntity.Bucket or ChangedEntity.Finding;

    protected override async Task OnParametersSetAsync()
    {
        var url = Url(Text, Exposed, Cursor);
        if (url != _shown)
        {
            _shown = url;
            _text = Text;
            await LoadAsync();
        }
    }

    protected override async Task ReadAsync(bool live, CancellationToken cancellationToken)
    {
        var page = await Queries.ListAsync(Text, Exposed, Cursor, PageSize, cancellationToken);
        (_rows, _next) = (page.Items, page.NextCursor);
        _held = await Accounts.HeldAsync(cancellationToken);
    }

    private void Filter() => Navigation.NavigateTo(Url(_text, Exposed, null));

    private static string Url(string? text, bool exposed, string? cursor)
    {
        var parts = new (string Name, string? Value)[] { ("q", text?.Trim()), ("exposed", exposed ? "true" : null), ("cursor", cursor) }
            .Where(part => !string.IsNullOrEmpty(part.Value))
            .Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}").ToList();
        return parts.Count == 0 ? "buckets" : "buckets?" + string.Join('&', parts);
    }
}
