using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Remediation;

/// <summary>What a hold says to a person: what happened, what was not changed, what to do next.</summary>
public static class HoldText
{
    public static string For(HoldReason reason) => reason switch
    {
        HoldReason.NoBaseline => "No earlier policy of this bucket is known, so there is nothing to go back to. Nothing was changed. Repair the policy or change it by hand, approve it, or escalate.",
        HoldReason.BaselineNotCompliant => "The earlier policy is weak too, so going back would not help. Nothing was changed. Repair the policy or change it by hand, approve it, or escalate.",
        HoldReason.AutomaticWriteLimit => "Automatic mode has written as often as it may in a short time, so somebody is probably putting the policy back. Nothing was changed. Find out who, then resume automatic mode for the bucket.",
        HoldReason.WouldWidenAccess => "Going back would give somebody outside the account access that the live policy does not give, or that cannot be ruled out. Nothing was changed. Compare both policies, then revert or approve yourself.",
        HoldReason.Undetermined => "It is not certain whether the policy is public. Nothing was changed. Look at the reasons, then revert or approve.",
        HoldReason.InvalidPolicy => "The policy cannot be read as AWS would store it. Nothing was changed. Look at it in AWS, then decide.",
        HoldReason.GlobalStop => "Automatic mode is stopped for everybody. Nothing was changed. Decide yourself, or ask an administrator to release the stop.",
        HoldReason.EventTooOld => "The change is older than 25 hours, or its time is unknown, so automatic mode does not act on it. Nothing was changed. Revert or approve yourself.",
        HoldReason.PausedByUndo => "A person undid a revert here, so automatic mode pauses for this bucket. Nothing was changed. Resume it on the bucket's page when the matter is settled.",
    };
}
