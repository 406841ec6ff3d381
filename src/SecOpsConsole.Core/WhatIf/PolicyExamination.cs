using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.WhatIf;

/// <summary>All that the judge, the checks and the repairs say of one policy text. Pure: nothing is read or written.</summary>
public sealed record PolicyExamination
{
    private PolicyExamination() { }

    /// <summary>The text that was examined, exactly as it was given.</summary>
    public required string Text { get; init; }

    public required PolicyVerdict Verdict { get; init; }

    /// <summary>The checks that fail, the gravest first.</summary>
    public required IReadOnlyList<CheckFinding> Checks { get; init; }

    /// <summary>What would make it better, the smallest edit first; the texts keep every other byte.</summary>
    public required IReadOnlyList<RepairProposal> Repairs { get; init; }

    /// <summary>Where each statement stands in <see cref="Text"/>, by index; empty when the text is no policy.</summary>
    public required IReadOnlyList<LineRange> Lines { get; init; }

    /// <summary>The console's own measure: with this policy live it would open no finding about the policy.</summary>
    public required bool IsCompliant { get; init; }

    /// <summary>False when there is nothing to judge: the text is no JSON object with statements, or too long to be read.</summary>
    public bool IsPolicy => Verdict.Document is not null;

    /// <param name="text">The policy; any text is answered.</param>
    /// <param name="context">Whose bucket it is for.</param>
    /// <param name="before">The judgement on the policy that it would replace; null when nothing is known of it.</param>
    /// <param name="cancellationToken">Asked between the steps: an answer that nobody waits for is not worked out.</param>
    public static PolicyExamination Of(string text, JudgeContext context, PolicyVerdict? before, CancellationToken cancellationToken)
    {
        var verdict = new PolicyJudge(context).JudgeText(text);
        cancellationToken.ThrowIfCancellationRequested();
        var checks = PolicyChecks.Run(new CheckInput(verdict, before));
        cancellationToken.ThrowIfCancellationRequested();
        return new PolicyExamination
        {
            Text = text,
            Verdict = verdict,
            Checks = checks,
            Repairs = Comparisons.Repairs(text, context),
            Lines = LinesOf(text, verdict),
            IsCompliant = JudgeOfBuckets.IsCompliant(verdict),
        };
    }

    private static IReadOnlyList<LineRange> LinesOf(string text, PolicyVerdict verdict)
    {
        // A policy inside a JSON string has no lines of its own in the text that holds it.
        if (verdict.Document is not { } document || !string.Equals(document.Text, text, StringComparison.Ordinal))
        {
            return [];
        }

        var counter = new LineCounter(text);
        return [.. document.Statements.Select(statement => counter.RangeOf(statement.Span))];
    }
}
