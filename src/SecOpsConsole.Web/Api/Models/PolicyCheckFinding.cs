using SecOpsConsole.Policies;

namespace SecOpsConsole.Web.Api.Models;

/// <summary>A check that fails.</summary>
/// <param name="Control">The Security Hub control that looks at the same weakness, such as S3.2; null where there is none.</param>
/// <param name="Statement">The statement's index; null when it is about the whole policy.</param>
public sealed record PolicyCheckFinding(string Check, Severity Severity, string? Control, string Message, int? Statement)
{
    public static PolicyCheckFinding From(CheckFinding finding) =>
        new(finding.CheckId, finding.Severity, finding.Control, finding.Message, finding.Statement);
}
