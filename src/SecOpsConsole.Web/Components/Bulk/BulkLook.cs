using SecOpsConsole.Core.Bulk;
using SecOpsConsole.Web.Components.Findings;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.Bulk;

/// <summary>The words and shapes for decisions about many findings. A new action must get its words here or the build breaks.</summary>
public static class BulkLook
{
    /// <summary>What the bar over the list offers, in the order of a finding's own bar; an undo is offered beside what can be undone.</summary>
    public static IReadOnlyList<BulkAction> InList { get; } =
        [BulkAction.Revert, BulkAction.Repair, BulkAction.Contain, BulkAction.RestoreBlock, BulkAction.Approve, BulkAction.Escalate];

    /// <summary>The button.</summary>
    public static string Verb(BulkAction action) => action switch
    {
        BulkAction.Approve => "Approve",
        BulkAction.Revert => "Revert",
        BulkAction.Repair => "Repair",
        BulkAction.Escalate => "Escalate",
        BulkAction.Undo => "Undo",
        BulkAction.Contain => "Contain",
        BulkAction.RestoreBlock => "Restore block",
    };

    /// <summary>What it is called afterwards.</summary>
    public static string Noun(BulkAction action) => action switch
    {
        BulkAction.Approve => "Approval",
        BulkAction.Revert => "Revert",
        BulkAction.Repair => "Repair",
        BulkAction.Escalate => "Escalation",
        BulkAction.Undo => "Undo",
        BulkAction.Contain => "Containment",
        BulkAction.RestoreBlock => "Restored block",
    };

    /// <summary>The single key that takes it for the selected rows; null when it has none.</summary>
    public static string? Key(BulkAction action) => action switch
    {
        BulkAction.Approve => "a",
        BulkAction.Revert => "r",
        BulkAction.Repair => "p",
        BulkAction.Escalate => "e",
        BulkAction.Undo => null,
        BulkAction.Contain => "c",
        BulkAction.RestoreBlock => "b",
    };

    /// <summary>It opens access again, or leaves strangers in: its button is red.</summary>
    public static bool IsDangerous(BulkPreview preview) =>
        preview.Action == BulkAction.Undo || preview.Items.Any(item => item.Preview?.Confirm is not null);

    public static Look Of(BulkState state) => state switch
    {
        BulkState.Waiting => new(IconName.Clock, "Waiting", "wait"),
        BulkState.Running => new(IconName.Play, "Under way", "accent"),
        BulkState.Completed => new(IconName.Tick, "Decided", "good"),
        BulkState.Stopped => new(IconName.Stop, "Stopped", "wait"),
        BulkState.Failed => new(IconName.Warning, "Given up", "bad"),
    };

    public static Look Of(BulkItemState state) => state switch
    {
        BulkItemState.Waiting => new(IconName.Clock, "Waiting", "plain"),
        BulkItemState.UnderWay => new(IconName.Play, "Under way", "wait"),
        BulkItemState.Done => new(IconName.Tick, "Done", "good"),
        BulkItemState.Failed => new(IconName.Warning, "Failed", "bad"),
        BulkItemState.Skipped => new(IconName.Minus, "Skipped", "wait"),
        BulkItemState.Requested => new(IconName.Person, "Second person asked", "wait"),
        BulkItemState.SomebodyWasFirst => new(IconName.Person, "Somebody was first", "wait"),
        BulkItemState.Superseded => new(IconName.ArrowRight, "Policy moved on", "wait"),
    };

    /// <summary>How many items are in which state, the good ones first: "38 done, 1 skipped".</summary>
    public static string Summary(BulkDetail detail) => string.Join(", ", new[]
        {
            BulkItemState.Done, BulkItemState.UnderWay, BulkItemState.Requested, BulkItemState.Waiting, BulkItemState.SomebodyWasFirst,
            BulkItemState.Superseded, BulkItemState.Skipped, BulkItemState.Failed,
        }
        .Select(state => (State: state, Number: detail.Count(state)))
        .Where(entry => entry.Number > 0)
        .Select(entry => $"{entry.Number} {Of(entry.State).Word.ToLowerInvariant()}"));

    public static string Count(int number, string word) => number == 1 ? $"1 {word}" : $"{number} {word}s";
}
