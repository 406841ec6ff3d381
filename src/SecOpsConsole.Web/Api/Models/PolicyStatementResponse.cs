using SecOpsConsole.Core.WhatIf;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Web.Api.Models;

/// <summary>One judged statement.</summary>
/// <param name="Lines">Where it stands in the submitted text; null when that text is a JSON string around the policy.</param>
/// <param name="Limits">The conditions that limit who.</param>
/// <param name="Ignored">The conditions that do not, each with its reason code.</param>
/// <param name="NeutralisedBy">Indexes of unconditional Deny statements that take everything away again.</param>
/// <param name="GuardedBy">Index of a Deny with exceptions that leaves only limited callers.</param>
public sealed record PolicyStatementResponse(
    int Index,
    string? Sid,
    StatementClass Class,
    PublicAnswer Public,
    PolicyLines? Lines,
    IReadOnlyList<string> Who,
    string Explanation,
    IReadOnlyList<Limit> Limits,
    IReadOnlyList<IgnoredCondition> Ignored,
    IReadOnlyList<string> Flags,
    IReadOnlyList<int> NeutralisedBy,
    int? GuardedBy,
    StatementClass? GuardedClass,
    IReadOnlyList<string> ExternalAccounts,
    string Fingerprint,
    string DocUrl)
{
    public static PolicyStatementResponse From(StatementVerdict statement, LineRange? lines) => new(
        statement.Index, statement.Sid, statement.Class, statement.Public, lines is { } range ? new PolicyLines(range.First, range.Last) : null,
        statement.Who, statement.Explanation, statement.Limits, statement.Ignored,
        [.. Enum.GetValues<StatementFlags>().Where(flag => flag != StatementFlags.None && statement.Flags.HasFlag(flag)).Select(flag => flag.ToString())],
        statement.NeutralisedBy, statement.GuardedBy, statement.GuardedClass, statement.External, statement.Fingerprint.Value, statement.DocUrl);
}
