using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using SecOpsConsole.Core.Audit;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.People;
using SecOpsConsole.Web.Auth;
using SecOpsConsole.Web.Components.Findings;

namespace SecOpsConsole.Web.Components.Pages;

/// <summary>The audit record; its state is in the address. Who may see it is said by the reader below, each time.</summary>
public sealed partial class AuditPage
{
    private const int PageSize = 50;
    private static readonly IReadOnlyList<FindingEventKind> Kinds =
        [.. Enum.GetValues<FindingEventKind>().OrderBy(kind => TimelineWords.Of(kind).Word, StringComparer.Ordinal)];

    private IReadOnlyList<AuditRow> _rows = [];
    private AuditState? _state;
    private string? _refused;
    private string? _next;
    private string? _shown;
    private bool _verifying;
    private string? _kind;
    private string? _bucket;
    private string? _who;
    private DateTime? _from;
    private DateTime? _to;

    [Inject] private AuditReader Audit { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    [SupplyParameterFromQuery(Name = "kind")] public string? Kind { get; set; }
    [SupplyParameterFromQuery(Name = "bucket")] public string? Bucket { get; set; }
    [SupplyParameterFromQuery(Name = "who")] public string? Who { get; set; }
    [SupplyParameterFromQuery(Name = "fromUtc")] public string? From { get; set; }
    [SupplyParameterFromQuery(Name = "toUtc")] public string? To { get; set; }
    [SupplyParameterFromQuery(Name = "cursor")] public string? Cursor { get; set; }

    private bool HasFilter => Parts(Filter, null).Length > 0;

    private AuditFilter Filter => Read(Kind, Bucket, Who) with { FromUtc = Instant(From), ToUtc = Instant(To) };

    // The rows stand still while somebody reads them; the state of the chain is kept as a setting.
    protected override bool Concerns(Change change) => change.Entity == ChangedEntity.Setting;

    protected override async Task OnParametersSetAsync()
    {
        var url = Url(Cursor);
        if (url != _shown)
        {
            _shown = url;
            (_kind, _bucket, _who, _from, _to) = (Kind ?? "", Bucket, Who, Instant(From), Instant(To));
            await LoadAsync();
        }
    }

    protected override async Task ReadAsync(bool live, CancellationToken cancellationToken)
    {
        var caller = await CallerAsync();
        var state = await Audit.StateAsync(caller, cancellationToken);
        (_state, _refused) = (state.Value, state.Refused?.Message);
        if (live || _refused is not null)
        {
            return;
        }

        var page = await Audit.ListAsync(Filter, Cursor, PageSize, caller, cancellationToken);
        (_rows, _next, _refused) = (page.Value?.Items ?? [], page.Value?.NextCursor, page.Refused?.Message);
    }

    private async Task VerifyAsync()
    {
        _verifying = true;
        StateHasChanged();
        try
        {
            var answer = await Audit.VerifyAsync(await CallerAsync(), Gone);
            _refused = answer.Refused?.Message;
            _state = (await Audit.StateAsync(await CallerAsync(), Gone)).Value ?? _state;
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested)
        {
            // The page has gone; the console verifies by itself every day.
        }
        finally
        {
            _verifying = false;
        }
    }

    private void Apply()
    {
        var wanted = Read(_kind, _bucket, _who) with { FromUtc = AsUtc(_from), ToUtc = AsUtc(_to) };
        Navigation.NavigateTo(Address(wanted, null));
    }

    private string Url(string? cursor) => Address(Filter, cursor);

    private static string Address(AuditFilter filter, string? cursor) => Parts(filter, cursor) is { Length: > 0 } parts ? "audit?" + parts : "audit";

    private string Export(string format) => "api/v1/audit/export?format=" + format + (Parts(Filter, null) is { Length: > 0 } parts ? "&" + parts : "");

    private static string Parts(AuditFilter filter, string? cursor) => string.Join('&', new (string Name, string? Value)[]
    {
        ("kind", filter.Kind?.ToString()), ("bucket", filter.Bucket), ("who", filter.Who), ("fromUtc", Text(filter.FromUtc)), ("toUtc", Text(filter.ToUtc)), ("cursor", cursor),
    }.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));

    private static AuditFilter Read(string? kind, string? bucket, string? who) => new()
    {
        Kind = Enum.TryParse<FindingEventKind>(kind, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null,
        Bucket = Given(bucket),
        Who = Given(who),
    };

    /// <summary>What is typed into the fields is UTC, as they say.</summary>
    private static DateTime? AsUtc(DateTime? typed) => typed is { } time ? DateTime.SpecifyKind(time, DateTimeKind.Utc) : null;

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static DateTime? Instant(string? text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var utc) ? utc : null;

    private static string? Text(DateTime? utc) => utc?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private async Task<Caller> CallerAsync() => (Authentication is null ? null : ConsoleClaims.CallerOf((await Authentication).User)) ?? Caller.Person(0);
}
