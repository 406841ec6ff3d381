using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Shadow;

namespace SecOpsConsole.Core.Tests.Shadow;

public sealed class ReadinessTests
{
    private static readonly DateTime Monday = new(2026, 11, 23, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Twelve_agreements_and_nothing_else_are_ready_and_say_how_little_that_proves()
    {
        var readiness = Of(Many(12, ShadowWould.Write, PersonDecision.Reverted));

        Assert.True(readiness.IsReady);
        Assert.Equal("Ready: 12 of 12 agreed in 30 days, none dangerous. By so few, up to 23 % of its changes could still be unwanted.", readiness.Sentence);
    }

    [Fact]
    public void One_change_that_a_person_approved_is_enough_to_be_not_ready()
    {
        var readiness = Of([.. Many(40, ShadowWould.Write, PersonDecision.Reverted), .. Many(2, ShadowWould.Write, PersonDecision.Approved, from: 100)]);

        Assert.Equal(ReadinessState.Dangerous, readiness.State);
        Assert.Equal("Not ready: 2 changes that automatic mode would have reverted were approved by Ana.", readiness.Sentence);
    }

    [Fact]
    public void A_revert_that_was_undone_is_named_as_such()
    {
        var readiness = Of([.. Many(9, ShadowWould.Write, PersonDecision.Reverted), .. Many(1, ShadowWould.Write, PersonDecision.Reverted, from: 50).Select(d => d with { TakenBack = true })]);

        Assert.Equal("Not ready: 1 change that automatic mode would have reverted was brought back by an undo after Ana had done the same.", readiness.Sentence);
    }

    [Fact]
    public void Four_agreements_are_too_few()
    {
        var readiness = Of([.. Many(4, ShadowWould.Write, PersonDecision.Reverted), .. Many(3, ShadowWould.Write, null, from: 50)]);

        Assert.Equal(ReadinessState.TooFew, readiness.State);
        Assert.Equal("Not ready: 4 changes that automatic mode would have made were decided by people in 30 days; 5 are needed. 3 wait for a decision or were settled without one.", readiness.Sentence);
    }

    [Fact]
    public void Agreement_on_leaving_things_alone_is_no_evidence_about_writing()
    {
        var readiness = Of(Many(30, ShadowWould.Hold, PersonDecision.Approved));

        Assert.Equal(ReadinessState.TooFew, readiness.State);
        Assert.StartsWith("Not ready: no change that automatic mode would have made was decided by a person", readiness.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_it_would_have_left_to_a_person_does_not_stand_in_the_way()
    {
        var readiness = Of([.. Many(10, ShadowWould.Write, PersonDecision.Reverted), .. Many(2, ShadowWould.Hold, PersonDecision.Reverted, from: 50)]);

        Assert.StartsWith("Ready: 10 of 12 agreed in 30 days, none dangerous. 2 that people reverted it would have left to people.", readiness.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_opinion_there_is_nothing_to_compare() =>
        Assert.Equal(ReadinessState.NothingToCompare, Of([]).State);

    [Fact]
    public void Three_findings_of_one_policy_are_one_piece_of_evidence_and_the_worst_counts()
    {
        var one = Many(1, ShadowWould.Write, PersonDecision.Reverted)[0];
        var score = ShadowScore.Of([one, one with { Check = "external-account" }, one with { Check = "unscoped-service", Decision = PersonDecision.FalsePositive }]);

        Assert.Equal((1, 0, 1, 1), (score.Total, score.Agreed, score.Dangerous, score.WritesDecided));
    }

    [Fact]
    public void The_limits_can_be_configured()
    {
        var decisions = Many(19, ShadowWould.Write, PersonDecision.Reverted).Concat(Many(1, ShadowWould.Write, PersonDecision.Approved, from: 50)).ToList();

        Assert.Equal(
            "Ready: 19 of 20 agreed in 7 days, 1 dangerous, which the limit of 95 % allows.",
            Readiness.Of(ShadowScore.Of(decisions), new ShadowOptions { MinSafePercent = 95, WindowDays = 7 }).Sentence);
        Assert.Equal(ReadinessState.Dangerous, Readiness.Of(ShadowScore.Of(decisions), new ShadowOptions { MinSafePercent = 96 }).State);
        Assert.Equal(ReadinessState.TooFew, Readiness.Of(ShadowScore.Of(decisions), new ShadowOptions { MinSafePercent = 95, MinDecisions = 21 }).State);
    }

    private static Readiness Of(IEnumerable<ScoredDecision> decisions) => Readiness.Of(ShadowScore.Of(decisions), new ShadowOptions());

    private static List<ScoredDecision> Many(int count, ShadowWould would, PersonDecision? decision, int from = 0) =>
        [.. Enumerable.Range(from, count).Select(i => new ScoredDecision(
            1, "public-principal", $"f{i}", Monday.AddMinutes(i), would, would == ShadowWould.Write ? RemediationActionId.RevertToBaseline : null,
            decision, decision is null ? null : "Ana", TakenBack: false))];
}
