using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.WhatIf;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Web.Api.Models;

/// <summary>The judgement on one policy, with every reason.</summary>
/// <param name="Public">Public in the sense of the S3 user guide.</param>
/// <param name="Compliant">The console would open no finding about this policy.</param>
/// <param name="Invalid">S3 would not store it; <paramref name="Errors"/> says why.</param>
/// <param name="NeedsPerson">Invalid, or AWS's own documents do not settle it: never acted on automatically.</param>
/// <param name="Exposure">Who could reach the bucket then, with its ACL and Block Public Access; null without a known bucket.</param>
/// <param name="Access">Null when there is nothing to compare with.</param>
/// <param name="Automatic">Null without a known bucket.</param>
/// <param name="Breaks">What putting it would break: the console's own way back, services that rely on the live policy. Empty without a known bucket.</param>
public sealed record PolicyCheckResponse(
    PublicAnswer Public,
    bool Compliant,
    bool Invalid,
    bool NeedsPerson,
    bool AnonymousReachable,
    bool AnyAwsAccountReachable,
    IReadOnlyList<string> ExternalAccounts,
    Exposure? Exposure,
    IReadOnlyList<PolicyError> Errors,
    IReadOnlyList<PolicyStatementResponse> Statements,
    IReadOnlyList<PolicyCheckFinding> Checks,
    IReadOnlyList<PolicyRepairResponse> Repairs,
    PolicyAccessResponse? Access,
    AutomaticOutlookResponse? Automatic,
    IReadOnlyList<string> Breaks)
{
    public static PolicyCheckResponse From(WhatIfAnswer answer)
    {
        var (examination, verdict) = (answer.Examination, answer.Examination.Verdict);
        return new PolicyCheckResponse(
            verdict.Public, examination.IsCompliant, verdict.IsInvalid, verdict.NeedsPerson, verdict.AnonymousReachable, verdict.AnyAwsAccountReachable,
            verdict.ExternalAccounts, answer.Exposure, verdict.Errors,
            [.. verdict.Statements.Select((statement, index) => PolicyStatementResponse.From(statement, examination.Lines.Count > index ? examination.Lines[index] : null))],
            [.. examination.Checks.Select(PolicyCheckFinding.From)],
            [.. examination.Repairs.Select(PolicyRepairResponse.From)],
            answer.Access is { } access ? PolicyAccessResponse.From(access) : null,
            answer.Automatic is { } outlook ? AutomaticOutlookResponse.From(outlook) : null,
            answer.Breaks);
    }
}
