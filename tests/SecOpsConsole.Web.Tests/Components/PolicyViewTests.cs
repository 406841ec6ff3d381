using Bunit;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Policies;
using SecOpsConsole.Web.Components.Policy;

namespace SecOpsConsole.Web.Tests.Components;

/// <summary>What the live policy of a bucket claims of itself.</summary>
public sealed class PolicyViewTests : ComponentTest
{
    private string Verdict(params FindingRow[] findings) => Render<PolicyView>(p => p
        .Add(v => v.Text, Sample.TeamPolicy).Add(v => v.AccountId, "111122223333").Add(v => v.Findings, findings)).Find(".verdict").TextContent;

    [Fact]
    public void A_policy_without_a_public_statement_is_no_all_clear_while_another_access_is_open()
    {
        var verdict = Verdict(
            Sample.Row(4, severity: Severity.High) with { Check = "external-account" },
            Sample.Row(5, severity: Severity.Critical) with { Check = "public-acl" },
            Sample.Row(6, severity: Severity.Medium) with { Check = "external-account" },
            Sample.Row(7, workflow: WorkflowStatus.Resolved) with { Check = "unscoped-service" });

        Assert.EndsWith("lines, no statement lets everybody in; still open: the ACL lets everybody in, other accounts get in", verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_kind_leads_to_its_worst_finding()
    {
        var view = Render<PolicyView>(p => p.Add(v => v.Text, Sample.TeamPolicy).Add(v => v.AccountId, "111122223333").Add(v => v.Findings,
            [Sample.Row(4, severity: Severity.Medium) with { Check = "external-account" }, Sample.Row(9, severity: Severity.High) with { Check = "external-account" }]));

        Assert.Equal("findings/9", Assert.Single(view.FindAll(".verdict a")).GetAttribute("href"));
    }

    [Fact]
    public void Without_an_open_finding_nothing_is_added() =>
        Assert.EndsWith("lines, no statement lets everybody in", Verdict(Sample.Row(4, workflow: WorkflowStatus.Suppressed) with { Check = "external-account" }), StringComparison.Ordinal);
}
