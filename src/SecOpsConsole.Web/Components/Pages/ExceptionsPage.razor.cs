using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Suppressions;

namespace SecOpsConsole.Web.Components.Pages;

/// <summary>The exceptions by their end: those in force, those that end soon, those that ended.</summary>
public sealed partial class ExceptionsPage
{
    private const int PageSize = 50;
    private IReadOnlyList<ExceptionRow> _rows = [];
    private ExceptionCounts? _counts;
    private string? _next;
    private ExceptionView _view;
    private ExceptionRow? _extending;
    private ExceptionRow? _revoking;

    [Inject] private ExceptionQueries Queries { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "view")] public string? View { get; set; }
    [SupplyParameterFromQuery(Name = "cursor")] public string? Cursor { get; set; }

    private IEnumerable<(ExceptionView View, string Word, int? Count)> Tabs =>
    [
        (ExceptionView.Active, "In force", _counts?.Active),
        (ExceptionView.Expiring, "End in 14 days", _counts?.Expiring),
        (ExceptionView.Ended, "Ended", _counts?.Ended),
    ];

    private string EmptyWords => _view switch
    {
        ExceptionView.Active => "No exception is in force",
        ExceptionView.Expiring => "No exception ends in the next 14 days",
        ExceptionView.Ended => "No exception has ended",
    };

    protected override bool Concerns(Change change) => change.Entity == ChangedEntity.Suppression;

    protected override Task OnParametersSetAsync()
    {
        _view = Enum.TryParse<ExceptionView>(View, ignoreCase: true, out var view) && Enum.IsDefined(view) ? view : ExceptionView.Active;
        return LoadAsync();
    }

    protected override async Task ReadAsync(bool live, CancellationToken cancellationToken)
    {
        var page = await Queries.ListAsync(new ExceptionFilter { View = _view }, Cursor, PageSize, cancellationToken);
        _counts = await Queries.CountsAsync(cancellationToken);
        (_rows, _next) = (page.Items, page.NextCursor);
    }

    private Task ExtendAsync((DateTime ExpiresUtc, string? Reason) asked) => FinishAsync((caller, ct) =>
        Desk.ExtendExceptionAsync(new SuppressionId(_extending!.Id), asked.ExpiresUtc, asked.Reason, caller, ct));

    private Task RevokeAsync(string? reason) => FinishAsync((caller, ct) => Desk.RevokeExceptionAsync(new SuppressionId(_revoking!.Id), reason, caller, ct));

    private async Task FinishAsync(Func<Caller, CancellationToken, Task<DeskResult>> command)
    {
        var result = await AskAsync(command);
        if (result is not { Outcome: DeskOutcome.Accepted or DeskOutcome.Requested or DeskOutcome.Conflict })
        {
            Problem = result?.Message ?? Problem;
            return;
        }
        Close();
        Tell(result);
        await LoadAsync(blank: false);
    }

    private void Close() => (_extending, _revoking, Problem) = (null, null, null);

    private static string Address(ExceptionView view, string? cursor) => string.Join('&', new[]
        {
            view == ExceptionView.Active ? null : $"view={view.ToString().ToLowerInvariant()}",
            cursor is null ? null : $"cursor={Uri.EscapeDataString(cursor)}",
        }.Where(part => part is not null)) is { Length: > 0 } query ? $"exceptions?{query}" : "exceptions";
}
