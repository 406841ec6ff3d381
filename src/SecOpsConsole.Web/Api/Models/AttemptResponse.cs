using System.Diagnostics.CodeAnalysis;
using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Web.Api.Models;

/// <summary>One attempt to change something in AWS; <paramref name="Subject"/> says what.</summary>
public sealed record AttemptResponse(
    long Id,
    RemediationActionId Action,
    AttemptSubject Subject,
    AttemptTrigger Trigger,
    AttemptStatus Status,
    string Who,
    string? Reason,
    string ExpectedFingerprint,
    string TargetFingerprint,
    long? UndoesAttemptId,
    DateTime CreatedUtc,
    DateTime? WrittenUtc,
    DateTime? CompletedUtc,
    string? AwsRequestId,
    string? FailureCode,
    string? FailureText)
{
    [return: NotNullIfNotNull(nameof(attempt))]
    public static AttemptResponse? From(RemediationAttempt? attempt) => attempt is null ? null : new AttemptResponse(
        attempt.Id, attempt.Action, attempt.Subject, attempt.Trigger, attempt.Status, attempt.Who, attempt.Reason, attempt.ExpectedFingerprint,
        attempt.TargetFingerprint, attempt.UndoesAttemptId, attempt.CreatedUtc, attempt.WrittenUtc, attempt.CompletedUtc,
        attempt.AwsRequestId, attempt.FailureCode, attempt.FailureText);
}
