using SecOpsConsole.Core.Desk;

namespace SecOpsConsole.Web.Components.Findings;

/// <summary>The first word of every answer of the Desk.</summary>
public static class DeskWords
{
    public static string Of(DeskOutcome outcome) => outcome switch
    {
        DeskOutcome.Accepted => "Done.",
        DeskOutcome.Requested => "A second person was asked.",
        DeskOutcome.NotFound => "Not found.",
        DeskOutcome.Forbidden => "Not allowed for you.",
        DeskOutcome.Superseded => "The policy has moved on.",
        DeskOutcome.Conflict => "Somebody was first.",
        DeskOutcome.NotAllowed => "Not possible now.",
        DeskOutcome.Invalid => "Not usable.",
    };
}
