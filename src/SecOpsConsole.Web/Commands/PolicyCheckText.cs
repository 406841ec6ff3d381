using System.Text;
using SecOpsConsole.Core.WhatIf;
using SecOpsConsole.Policies;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Commands;

/// <summary>
/// The judgement for a person at a terminal. What a policy holds is shown with its hidden characters named: a Sid must not be able to
/// forge a line of this.
/// </summary>
internal static class PolicyCheckText
{
    public static string Of(PolicyExamination examination, Severity? failOn)
    {
        var text = new StringBuilder(Headline(examination, failOn));
        var verdict = examination.Verdict;
        foreach (var error in verdict.Errors)
        {
            Line(text, 1, error.ToString());
        }

        foreach (var statement in verdict.Statements)
        {
            Statement(text, statement, examination.Lines.Count > statement.Index ? examination.Lines[statement.Index] : null);
        }

        if (verdict.ExternalAccounts.Count > 0)
        {
            Line(text, 0, $"Other accounts: {string.Join(", ", verdict.ExternalAccounts)}");
        }

        Checks(text, examination.Checks);
        Repairs(text, examination.Repairs);
        return text.ToString();
    }

    /// <summary>A check of the severity or above fails.</summary>
    public static bool FailsOn(PolicyExamination examination, Severity? failOn) =>
        failOn is { } least && examination.Checks.Any(check => check.Severity >= least);

    private static string Headline(PolicyExamination examination, Severity? failOn) => examination switch
    {
        { Verdict.IsInvalid: true } => "UNUSABLE: S3 would not store this policy",
        { IsCompliant: true } when FailsOn(examination, failOn) => $"NOT COMPLIANT: not public, but a check of {failOn} or above fails",
        { IsCompliant: true } => "COMPLIANT: not public, and open to no stranger",
        { Verdict.Public: PublicAnswer.Yes } => "NOT COMPLIANT: public",
        { Verdict.Public: PublicAnswer.Undetermined } => "UNDETERMINED: a person must decide",
        _ => "NOT COMPLIANT: not public, but open to others that nobody declared trusted",
    };

    private static void Statement(StringBuilder text, StatementVerdict statement, LineRange? lines)
    {
        var where = lines is not { } range ? "" : range.First == range.Last ? $", line {range.First}" : $", lines {range.First} to {range.Last}";
        var sid = statement.Sid is { Length: > 0 } label ? $" {label}" : "";
        Line(text, 0, $"Statement[{statement.Index}]{sid}{where}: {statement.Class}");
        Line(text, 1, statement.Explanation);
    }

    private static void Checks(StringBuilder text, IReadOnlyList<CheckFinding> checks)
    {
        if (checks.Count > 0)
        {
            Line(text, 0, "Checks that fail:");
        }

        foreach (var check in checks)
        {
            var control = check.Control is { } id ? $" ({id})" : "";
            var where = check.Statement is { } index ? $", Statement[{index}]" : "";
            Line(text, 1, $"{check.Severity,-13} {check.CheckId}{control}{where}: {check.Message}");
        }
    }

    private static void Repairs(StringBuilder text, IReadOnlyList<RepairProposal> repairs)
    {
        if (repairs.Count > 0)
        {
            Line(text, 0, "What would repair it:");
        }

        foreach (var repair in repairs)
        {
            Line(text, 1, repair.Sentence);
        }
    }

    private static void Line(StringBuilder text, int depth, string line) =>
        text.Append('\n').Append(' ', depth * 2)
            .Append(VisibleRuns.Flat(line).Replace("\r", "[U+000D]", StringComparison.Ordinal).Replace("\n", "[U+000A]", StringComparison.Ordinal));
}
