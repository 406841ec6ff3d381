namespace SecOpsConsole.Policies.Tests.Judging;

public sealed class CaseTests
{
    public static TheoryData<string> Ids => [.. Cases.All.Select(static item => item.Id)];

    [Fact]
    public void The_case_file_has_all_its_cases() => Assert.Equal(200, Cases.All.Count);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_labelled_case_is_judged_as_labelled(string id)
    {
        var labelled = Cases.Get(id);
        var verdict = labelled.Judge();
        Assert.Equal(labelled.IsPublic ? PublicAnswer.Yes : PublicAnswer.No, verdict.Public);
        Assert.Equal(labelled.External, verdict.ExternalAccounts);
        Assert.Equal(labelled.Classes, verdict.Statements.Select(static statement => statement.Class));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_statement_is_explained(string id)
    {
        foreach (var statement in Cases.Get(id).Judge().Statements)
        {
            Assert.EndsWith(".", statement.Explanation, StringComparison.Ordinal);
            Assert.NotEmpty(statement.Who);
            Assert.StartsWith("https://docs.aws.amazon.com/", statement.DocUrl, StringComparison.Ordinal);
        }
    }
}
