using System.Text.Json;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Suppressions;

/// <summary>
/// The content that a suppression is bound to, as text: a policy of the one statement and of every Deny beside it, which may be what limits it.
/// Where there is no statement, the ACL's public grants, or the fingerprint of the whole policy. Pure.
/// </summary>
public static class SuppressedContent
{
    /// <summary>Null when the content is not known, so that nothing can be bound to it.</summary>
    public static string? Of(JudgedProblem problem, string? policyText, string? aclGrants) => problem switch
    {
        { Check: CheckIds.Unreadable } => null,
        { Check: CheckIds.PublicAcl } => aclGrants,
        { Subject: JudgedProblem.WholeDocument } => PolicyFingerprint.OfText(policyText).Value,
        _ => StatementWithDenies(problem.Subject, policyText),
    };

    /// <summary>
    /// Null when what is there now was accepted; else what is more, to complete "… does not cover this: ". When it is not certain
    /// that nobody outside gained anything, it is more.
    /// </summary>
    public static string? WhatIsMore(Suppression accepted, JudgedProblem now, string? contentNow, JudgeContext context) => true switch
    {
        _ when contentNow is null => "what is there now could not be read",
        _ when now.Severity > accepted.Severity && now.IsExposed && !accepted.IsExposed => "Block Public Access no longer holds it back",
        _ when now.Severity > accepted.Severity => $"it is {now.Severity} now, and {accepted.Severity} was accepted",
        _ when now.IsExposed && !accepted.IsExposed => "anybody reaches the bucket through it now",
        _ when now.Check == CheckIds.PublicAcl => MoreGrants(accepted.Content, contentNow),
        _ when now.Subject == JudgedProblem.WholeDocument => contentNow == accepted.Content ? null : "the policy is another one",
        _ => Wider(accepted.Content, contentNow, context) ? "a Deny that limited it is gone or was changed" : null,
    };

    private static bool Wider(string accepted, string now, JudgeContext context) =>
        PolicyFingerprint.OfText(accepted) != PolicyFingerprint.OfText(now) && Comparisons.WidensForOutsiders(accepted, now, context);

    private static string? MoreGrants(string accepted, string now)
    {
        var more = now.Split('\n', StringSplitOptions.RemoveEmptyEntries).Except(accepted.Split('\n')).ToList();
        return more.Count == 0 ? null : $"the ACL grants more: {string.Join(", ", more)}";
    }

    private static string? StatementWithDenies(string fingerprint, string? policyText)
    {
        if (policyText is null || PolicyDocument.Parse(policyText).Document is not { } document
            || document.Statements.FirstOrDefault(statement => StatementFingerprint.Of(document, statement).Value == fingerprint) is not { } accepted)
        {
            return null;
        }

        var kept = document.Statements.Where(statement => statement == accepted || statement.Effect == Effect.Deny)
            .Select(statement => document.Text.Substring(statement.Span.Start, statement.Span.Length));
        var version = document.Version is { } written ? $"\"Version\":{JsonSerializer.Serialize(written)}," : "";
        return $"{{{version}\"Statement\":[{string.Join(',', kept)}]}}";
    }
}
