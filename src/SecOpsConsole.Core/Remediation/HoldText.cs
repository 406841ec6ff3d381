using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Rules.Guards;

namespace SecOpsConsole.Core.Remediation;

/// <summary>What a hold says to a person: what happened, what was not changed, what to do next.</summary>
public static class HoldText
{
    public static string For(HoldReason reason) => Tell(What(reason), reason);

    /// <param name="what">What tripped the guard, as it was told at that time.</param>
    /// <param name="reason">Which guard.</param>
    public static string Tell(string what, HoldReason reason) => $"{what} Nothing was changed. {Resume(reason)}";

    /// <summary>What the reason means, when nothing more is known.</summary>
    public static string What(HoldReason reason) => reason switch
    {
        HoldReason.NoBaseline => "No earlier policy of this bucket is known, so there is nothing to go back to.",
        HoldReason.BaselineNotCompliant => "The earlier policy is weak too, so going back would not help.",
        HoldReason.AutomaticWriteLimit => "Automatic mode has written to this bucket as often as it may in a short time, so somebody is probably putting the policy back.",
        HoldReason.WouldWidenAccess => "The write would give somebody outside the account access that the live policy does not give, or that cannot be ruled out.",
        HoldReason.Undetermined => "It is not certain whether the policy is public.",
        HoldReason.InvalidPolicy => "The policy cannot be read as AWS would store it.",
        HoldReason.GlobalStop => "Automatic mode is stopped for everybody.",
        HoldReason.EventTooOld => "The change is older than 25 hours, or its time is unknown, so automatic mode does not act on it.",
        HoldReason.PausedByUndo => "A person undid an action here, so automatic mode pauses for this bucket.",
        HoldReason.Flapping => "Somebody keeps putting the same weak policy back after automatic mode took it away.",
        HoldReason.WouldLockOut => "The write would, or might, take away the console's own right to manage the bucket.",
        HoldReason.ProtectedBucket => "The bucket is of a protected class, such as a log destination, so automatic mode does not act on it.",
        HoldReason.ManagedByIac => "A tool that applies code manages this bucket: the next apply would undo what automatic mode does.",
        HoldReason.WouldCutService => "The write would take away what an AWS service needs, such as the delivery of logs.",
        HoldReason.AccountHeld => "Automatic mode has changed as many buckets of this account as it may in a short time, so it is held in the whole account.",
    };

    /// <summary>What it takes until automatic mode acts again.</summary>
    public static string Resume(HoldReason reason) => GuardBook.Of(reason)?.Resume ?? reason switch
    {
        HoldReason.InvalidPolicy => "Look at it in AWS, then decide.",
        _ => "Look at the reasons, then revert, repair or approve.",
    };
}
