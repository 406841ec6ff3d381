using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Shadow;

namespace SecOpsConsole.Core.Replay;

/// <summary>What was decided and what would be, in the same words, so that equal words mean an equal decision.</summary>
internal static class ReplayWords
{
    public const string Nothing = "Nothing to do";
    public const string Compliant = "Compliant";

    public static string Of(ShadowDecision then) => then.Would switch
    {
        ShadowWould.Write => Write(then.Action ?? RemediationActionId.RevertToBaseline, then.TargetFingerprint),
        ShadowWould.Hold => $"Hold: {then.HoldReason}",
        ShadowWould.Person => "Leave to a person",
    };

    public static string Of(RemediationDecision now) => now switch
    {
        RemediationDecision.Remediate write => Write(write.Action, write.Target.Fingerprint),
        RemediationDecision.RestoreBlock restore => Write(RemediationActionId.RestoreBlockPublicAccess, restore.Former.State),
        RemediationDecision.Hold hold => $"Hold: {hold.Reason}",
        RemediationDecision.AwaitAnalyst => "Leave to a person",
        _ => Nothing,
    };

    private static string Write(RemediationActionId action, string? target) =>
        target is null or "none" ? $"{action}" : $"{action} to version {target[..Math.Min(12, target.Length)]}";
}
