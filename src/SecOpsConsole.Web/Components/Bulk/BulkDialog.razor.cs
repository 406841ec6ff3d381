using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.Bulk;

namespace SecOpsConsole.Web.Components.Bulk;

/// <summary>The consequence dialog of a decision about many findings.</summary>
public sealed partial class BulkDialog
{
    private readonly string _dueId = $"due-{Guid.NewGuid():n}";
    private string? _assignee;
    private DateTime? _due;
    private string? _reason;

    /// <summary>What the dialog was filled with.</summary>
    public sealed record Answer(string? Reason, BulkArguments Arguments);

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Parameter, EditorRequired] public BulkPreview Preview { get; set; } = default!;
    [Parameter] public bool Busy { get; set; }
    [Parameter] public string? Problem { get; set; }
    [Parameter] public EventCallback<Answer> OnConfirm { get; set; }
    [Parameter] public EventCallback OnCancel { get; set; }

    private bool IsEscalation => Preview.Action == BulkAction.Escalate;

    private bool CanConfirm => Preview is { TooMany: null, Targets.Count: > 0 } && (!IsEscalation || !string.IsNullOrWhiteSpace(_assignee));

    private string Heading => Preview.Targets.Count == 0
        ? $"{BulkLook.Verb(Preview.Action)}: not possible for any of these"
        : $"{BulkLook.Verb(Preview.Action)} {BulkLook.Count(Preview.Targets.Count, "finding")} on {BulkLook.Count(Preview.Buckets, "bucket")}";

    private string Confirm => $"{BulkLook.Verb(Preview.Action)} {BulkLook.Count(Preview.Targets.Count, "finding")}";

    protected override void OnInitialized() => _due = Clock.GetUtcNow().UtcDateTime + TimeSpan.FromHours(4);

    private Task ConfirmAsync() => OnConfirm.InvokeAsync(new Answer(
        string.IsNullOrWhiteSpace(_reason) ? null : _reason.Trim(),
        Preview.Action switch
        {
            BulkAction.Escalate => new BulkArguments(_assignee?.Trim(), _due is { } due ? DateTime.SpecifyKind(due, DateTimeKind.Utc) : null),
            // The dialog named who gets access back; the answer to it is the confirmation.
            BulkAction.Undo => new BulkArguments(ConfirmWidening: true),
            _ => BulkArguments.None,
        }));
}
