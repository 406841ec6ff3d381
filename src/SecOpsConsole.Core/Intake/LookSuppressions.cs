using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Suppressions;

namespace SecOpsConsole.Core.Intake;

/// <summary>
/// What exceptions and false positives mean for a look: what was accepted stays silent, what is more than that ends the acceptance and
/// is reported.
/// </summary>
internal sealed class LookSuppressions(FindingLifecycle lifecycle, SuppressionLedger ledger)
{
    /// <summary>
    /// True when the problem was accepted and its finding stays as it is. False when nobody accepted it, or when more is there now than
    /// was accepted: then the acceptance has ended, and the finding is reopened.
    /// </summary>
    public bool Covers(LookState look, Finding finding, JudgedProblem problem)
    {
        if (finding.WorkflowStatus is WorkflowStatus.New or WorkflowStatus.Notified || look.SuppressionOf(problem) is not { } suppression)
        {
            return false;
        }

        if (MoreThanAccepted(look, suppression, problem) is { } more)
        {
            if (look.Facts.Settings is { BlockPublicAccess: null } or { AccountBlock: null } && !look.Facts.Payload.IsLast)
            {
                // Unknown counts as "not held back"; before an acceptance ends for that, it is read again.
                look.LookAgain = true;
                return true;
            }

            ledger.Supersede(look.Scope, suppression, finding, more);
            return false;
        }

        Keep(look, finding, problem, suppression);
        return true;
    }

    /// <summary>True when what an event told of, and what is gone by now, had been accepted as it was.</summary>
    public static bool Covered(LookState look, JudgedProblem problem, string? policyText) =>
        look.SuppressionOf(problem) is { } suppression
        && SuppressedContent.WhatIsMore(suppression, problem, SuppressedContent.Of(problem, policyText, look.Facts.Settings.AclGrants), ContextOf(look)) is null;

    /// <summary>An earlier form of the statement was accepted and is gone: the people who know it want to hear that.</summary>
    public static string EarlierForm(LookState look, JudgedProblem problem)
    {
        var sid = look.Facts.Verdict?.Statements.FirstOrDefault(statement => statement.Fingerprint.Value == problem.Subject)?.Sid;
        var live = look.Judged.Problems.Select(look.DedupKey).ToHashSet(StringComparer.Ordinal);
        var earlier = string.IsNullOrEmpty(sid) ? null : look.Suppressions.FirstOrDefault(
            row => row.State == SuppressionState.Active && row.Sid == sid && !live.Contains(row.DedupKey));
        return earlier is null ? "" : $" {SuppressionText.DoesNotCover(earlier, $"the statement {sid} was changed")}";
    }

    private static string? MoreThanAccepted(LookState look, Suppression suppression, JudgedProblem problem) => SuppressedContent.WhatIsMore(
        suppression, problem, SuppressedContent.Of(problem, look.Facts.LiveText, look.Facts.Settings.AclGrants), ContextOf(look));

    private void Keep(LookState look, Finding finding, JudgedProblem problem, Suppression suppression)
    {
        if (suppression.Kind == SuppressionKind.Exception && finding.WorkflowStatus == WorkflowStatus.Resolved)
        {
            lifecycle.Apply(look.Scope, finding, FindingTransition.SuppressAgain, new TransitionNote(
                LookStory.Console, $"It is there again. {SuppressionText.Name(suppression)} covers it until {SuppressionText.Day(suppression.ExpiresUtc!.Value)}."));
        }

        finding.Judge(problem.Severity);
        finding.Title = problem.Title;
        finding.LiveFingerprint = look.Live?.Fingerprint;
        if (problem.ByPolicy)
        {
            (finding.PolicyVersionId, finding.Fingerprint, finding.BaselineVersionId) = (look.Live?.Id, look.Live?.Fingerprint, look.Baseline.VersionId);
        }
    }

    private static Policies.JudgeContext ContextOf(LookState look) => JudgeOfBuckets.ContextOf(BucketStore.Reference(look.Bucket));
}
