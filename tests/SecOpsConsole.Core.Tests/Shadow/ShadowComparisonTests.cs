using SecOpsConsole.Core.Shadow;
using static SecOpsConsole.Core.Shadow.PersonDecision;
using static SecOpsConsole.Core.Shadow.ShadowAgreement;
using static SecOpsConsole.Core.Shadow.ShadowWould;

namespace SecOpsConsole.Core.Tests.Shadow;

/// <summary>Every combination, written out: what a person reads on the scorecard rests on these words.</summary>
public sealed class ShadowComparisonTests
{
    private static readonly (PersonDecision? Decision, bool TakenBack, ShadowAgreement IfWrite, ShadowAgreement IfNot)[] Table =
    [
        (null, false, Undecided, Undecided),
        (null, true, Undecided, Undecided),
        (Reverted, false, Agree, Harmless),
        (Reverted, true, Dangerous, Agree),
        (Repaired, false, Agree, Harmless),
        (Repaired, true, Dangerous, Agree),
        (Approved, false, Dangerous, Agree),
        (Approved, true, Undecided, Undecided),
        (FalsePositive, false, Dangerous, Agree),
        (FalsePositive, true, Undecided, Undecided),
        (ExceptionGranted, false, Dangerous, Agree),
        (ExceptionGranted, true, Undecided, Undecided),
        (Contained, false, Undecided, Undecided),
        (Contained, true, Undecided, Undecided),
        (Escalated, false, Undecided, Undecided),
        (Escalated, true, Undecided, Undecided),
        (FixedExternally, false, Undecided, Undecided),
        (FixedExternally, true, Undecided, Undecided),
        (ResourceDeleted, false, Undecided, Undecided),
        (ResourceDeleted, true, Undecided, Undecided),
    ];

    public static TheoryData<ShadowWould, PersonDecision?, bool, ShadowAgreement> Combinations()
    {
        var data = new TheoryData<ShadowWould, PersonDecision?, bool, ShadowAgreement>();
        foreach (var row in Table)
        {
            data.Add(Write, row.Decision, row.TakenBack, row.IfWrite);
            data.Add(Hold, row.Decision, row.TakenBack, row.IfNot);
            data.Add(Person, row.Decision, row.TakenBack, row.IfNot);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Opinion_and_decision_are_compared_by_the_table(ShadowWould would, PersonDecision? decision, bool takenBack, ShadowAgreement expected) =>
        Assert.Equal(expected, ShadowComparison.Of(would, decision, takenBack));

    [Fact]
    public void The_table_has_every_combination()
    {
        var decisions = Enum.GetValues<PersonDecision>().Length + 1;
        Assert.Equal(decisions * 2, Table.Select(row => (row.Decision, row.TakenBack)).Distinct().Count());
        Assert.Equal(decisions * 2 * Enum.GetValues<ShadowWould>().Length, Combinations().Count);
    }
}
