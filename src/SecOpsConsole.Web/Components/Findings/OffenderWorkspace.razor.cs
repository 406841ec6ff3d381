using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Offenders;

namespace SecOpsConsole.Web.Components.Findings;

/// <summary>The page of a repeat offender: ask what it would do, show it, do it once, show the answer.</summary>
public sealed partial class OffenderWorkspace
{
    private readonly string _whyId = $"why-{Guid.NewGuid():n}";
    private OffenderDetail? _detail;
    private QuarantinePreview? _preview;
    private QuarantineChoice? _choice;
    /// <summary>The version that was on screen when its dialog was opened.</summary>
    private int? _settling;
    private bool _escalating;
    private DeskResult? _outcome;

    [Inject] private OffenderQueries Offenders { get; set; } = default!;

    [Parameter, EditorRequired] public long Id { get; set; }

    private FindingId Finding => new(Id);

    private string DialogTitle => _choice is null ? $"Release {Name}" : $"Quarantine {Name}";

    private string Name => Kit.VisibleRuns.Flat(_detail?.Principal.Name ?? "");

    protected override bool Concerns(Change change) => change.Entity switch
    {
        ChangedEntity.Finding => change.Id == Id || change.Id == Change.Any,
        ChangedEntity.Attempt => true,
        _ => false,
    };

    protected override Task OnInitializedAsync() => LoadAsync();

    protected override async Task ReadAsync(bool live, CancellationToken cancellationToken) =>
        _detail = await Offenders.GetAsync(Finding, cancellationToken);

    private static IEnumerable<string> WhyNot(OffenderDetail detail) =>
        new[] { detail.Actions.Quarantine.WhyNot, detail.Actions.Release.WhyNot, detail.Actions.Settle.WhyNot }.OfType<string>().Distinct();

    private static string KindOf(PrincipalClass kind) => kind switch
    {
        PrincipalClass.User => "User",
        PrincipalClass.Role => "Role",
        PrincipalClass.IdentityCenter => "Person (Identity Center)",
        PrincipalClass.Root => "Root user",
        PrincipalClass.Other => "Identity",
    };

    private static string Ended(OffenceRow offence) => offence.Withdrawn ? "Put back by a person" : offence.Kind switch
    {
        OffenceKind.Reverted => "Reverted",
        OffenceKind.Repaired => "Repaired",
        OffenceKind.Contained => "Contained",
        OffenceKind.Refused => "Refused by AWS",
    };

    private Task ChooseAsync(QuarantineChoice choice) =>
        AskPreviewAsync(choice, (caller, ct) => Desk.PreviewQuarantineAsync(Finding, choice, caller, ct));

    private Task AskReleaseAsync() => AskPreviewAsync(null, (caller, ct) => Desk.PreviewReleaseAsync(Finding, caller, ct));

    private async Task AskPreviewAsync(QuarantineChoice? choice, Func<Core.People.Caller, CancellationToken, Task<DeskQuarantinePreview>> ask)
    {
        _outcome = null;
        if (await AskAsync(ask) is { } answer)
        {
            (_choice, _preview) = (choice, answer.Preview);
            _outcome = answer.Preview is null ? new DeskResult(answer.Outcome, answer.Message) : null;
        }
        else if (Problem is { } problem)
        {
            _outcome = new DeskResult(DeskOutcome.NotAllowed, problem);
        }
    }

    private Task DecideAsync(string? reason)
    {
        var expected = _preview!.ExpectedFingerprint;
        return FinishAsync((caller, ct) => _choice is { } choice
            ? Desk.QuarantineAsync(Finding, choice, expected, reason, caller, ct)
            : Desk.ReleaseAsync(Finding, expected, reason, caller, ct));
    }

    private Task SettleAsync(string? reason) => FinishAsync((caller, ct) => Desk.SettleAsync(Finding, _settling!.Value, reason, caller, ct));

    private Task EscalateAsync(EscalateDialog.Escalation asked) =>
        FinishAsync((caller, ct) => Desk.EscalateAsync(Finding, asked.Assignee, asked.Reason, asked.DueUtc, null, caller, ct));

    private async Task FinishAsync(Func<Core.People.Caller, CancellationToken, Task<DeskResult>> command)
    {
        if (await AskAsync(command) is not { } result)
        {
            return;
        }
        if (result.Outcome == DeskOutcome.Invalid)
        {
            Problem = result.Message;
            return;
        }
        Close();
        _outcome = result;
        await LoadAsync(blank: false);
    }

    private void Close() => (_preview, _settling, _escalating, Problem) = (null, null, false, null);

    private string Anchor(string name) => $"{name}-{Id}";
}
