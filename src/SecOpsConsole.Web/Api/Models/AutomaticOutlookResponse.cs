using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.WhatIf;
using SecOpsConsole.Web.Components.WhatIf;

namespace SecOpsConsole.Web.Api.Models;

/// <summary>What the console would do by itself if somebody put the policy now: decided by the real rules, nothing is written.</summary>
/// <param name="Mode">The bucket's mode.</param>
/// <param name="Decision">In that mode: Ignore, AwaitAnalyst, Hold, Wait, Remediate or RecordShadow.</param>
/// <param name="InAutomatic">The decision if the bucket were in Automatic.</param>
/// <param name="Action">What automatic mode would do; null when it would not act.</param>
/// <param name="HoldReason">Which guard would stop automatic mode; null when none would.</param>
/// <param name="RefusedByBlock">S3 would refuse the policy: it is public, and Block Public Access refuses public policies.</param>
/// <param name="Text">The same in words.</param>
public sealed record AutomaticOutlookResponse(
    AutomaticMode Mode,
    string Decision,
    string InAutomatic,
    RemediationActionId? Action,
    HoldReason? HoldReason,
    bool RefusedByBlock,
    string Text)
{
    public static AutomaticOutlookResponse From(AutomaticOutlook outlook) => new(
        outlook.Mode,
        OutlookWords.Name(outlook.Decision),
        OutlookWords.Name(outlook.InAutomatic),
        (outlook.InAutomatic as RemediationDecision.Remediate)?.Action,
        (outlook.InAutomatic as RemediationDecision.Hold)?.Reason,
        outlook.RefusedByBlock,
        OutlookWords.InMode(outlook));
}
