using Decided = SecOpsConsole.Core.Desk.DeskDecisionKind;

namespace SecOpsConsole.Web.Components.Findings;

/// <summary>What the undo of a decision means, in one sentence.</summary>
public static class UndoWords
{
    public static string Of(Decided kind) => kind switch
    {
        Decided.Approve => "That policy is no longer accepted: the baseline is the one before again, and the findings that the approval closed are open again.",
        Decided.Exception => "The risk is no longer accepted: the exception ends, and its finding is open again if the problem is still there.",
        Decided.FalsePositive => "The check counts as right again: its finding is open again if the problem is still there.",
        Decided.Mode => "The mode goes back to what it was. Switching automatic mode on again may need a second person.",
        Decided.AutomaticAction => "The automatic action goes back to what it was.",
    };
}
