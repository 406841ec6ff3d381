using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Web.Components.Findings;

/// <summary>Approve, Revert, Repair, Contain, Restore block, Restore encryption, Escalate, Undo and Suppress, as far as the finding's state offers them.</summary>
public sealed partial class ActionBar
{
    private readonly string _whyId = $"why-{Guid.NewGuid():n}";

    [Parameter, EditorRequired] public FindingActions Actions { get; set; } = default!;
    [Parameter] public bool Busy { get; set; }
    [Parameter] public EventCallback<DecisionKind> OnAction { get; set; }

    private sealed record Button(DecisionKind Kind, string Word, string Hint, ActionOffer Offer, bool IsFirst);

    private IEnumerable<Button> Buttons =>
    [
        new(DecisionKind.Revert, "Revert", "Bring the baseline back", Actions.Revert, true),
        new(DecisionKind.Repair, "Repair", "Take out only what lets everybody in", Actions.Repair, !Actions.Revert.Offered),
        new(DecisionKind.Contain, "Contain", "Block Public Access on now; decide about the policy later", Actions.Contain, Actions is { Revert.Offered: false, Repair.Offered: false, RestoreBlock.Offered: false }),
        new(DecisionKind.RestoreBlock, "Restore block", "Give back the Block Public Access that was taken away", Actions.RestoreBlock, Actions is { Revert.Offered: false, Repair.Offered: false }),
        .. Actions.RestoreEncryption is { } encryption
            ? [new Button(DecisionKind.RestoreEncryption, "Restore encryption", "Give back the default encryption that was taken away", encryption, true)] : Array.Empty<Button>(),
        new(DecisionKind.Approve, "Approve", "Accept this policy as the new baseline", Actions.Approve, false),
        new(DecisionKind.Escalate, "Escalate", "Hand over with a clock", Actions.Escalate, false),
        new(DecisionKind.Undo, "Undo", "Put back what was there", Actions.Undo, false),
    ];

    /// <summary>One line per reason, with every button that it concerns.</summary>
    private IReadOnlyList<string> WhyNot =>
    [
        .. Buttons.Where(b => b.Kind != DecisionKind.Undo).Select(b => (b.Word, b.Offer)).Append((Word: "Suppress", Offer: Actions.Suppress))
            .Where(b => b.Offer is { Offered: false, WhyNot: not null })
            .GroupBy(b => b.Offer.WhyNot!)
            .Select(group => $"{string.Join(", ", group.Select(b => b.Word))}: {group.Key}"),
    ];
}
