using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.WhatIf;
using SecOpsConsole.Web.Components.Findings;

namespace SecOpsConsole.Web.Components.WhatIf;

/// <summary>What the console would do by itself, in words for a policy that nobody has put yet.</summary>
public static class OutlookWords
{
    /// <summary>What would happen in the bucket's own mode.</summary>
    public static string InMode(AutomaticOutlook outlook) => Of(outlook.Decision, outlook);

    /// <summary>What would happen in Automatic; null when that is the bucket's mode already.</summary>
    public static string? InAutomatic(AutomaticOutlook outlook) =>
        outlook.Mode == Core.Buckets.AutomaticMode.Automatic ? null : Of(outlook.InAutomatic, outlook);

    /// <summary>The kind of decision as one word for programs.</summary>
    public static string Name(RemediationDecision decision) => decision.GetType().Name;

    private static string Of(RemediationDecision decision, AutomaticOutlook outlook) => decision switch
    {
        RemediationDecision.Ignore ignore => $"Nothing would happen. {ignore.Why}",
        RemediationDecision.AwaitAnalyst wait => $"A finding would wait for a person. {wait.Why}",
        RemediationDecision.Wait => "Automatic mode would act when the bucket's cool-down is over, within half a minute.",
        RemediationDecision.Hold hold => $"A finding would be held for a person. {hold.What ?? Words.Explain(hold.Reason)}",
        RemediationDecision.Remediate => $"Automatic mode would act at once. {outlook.Plan?.Effect}",
        RemediationDecision.RecordShadow shadow => $"Only a record would be kept of this: {Of(shadow.WouldBe, outlook)}",
        _ => throw new InvalidOperationException($"No words for the decision {decision.GetType().Name}."),
    };
}
