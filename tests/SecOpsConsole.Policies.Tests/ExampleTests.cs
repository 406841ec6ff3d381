namespace SecOpsConsole.Policies.Tests;

/// <summary>The examples of the README and of the XML documentation, compiled and run.</summary>
public sealed class ExampleTests
{
    private const string PolicyText =
        """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-web/*"}}""";

    [Fact]
    public void The_example_of_PolicyDocument_holds()
    {
        var parsed = PolicyDocument.Parse(PolicyText);
        Assert.True(parsed.Document!.Statements[0].Principal!.IsOpen);
    }

    [Fact]
    public void The_example_of_the_readme_and_of_PolicyJudge_holds()
    {
        var judge = new PolicyJudge(new JudgeContext { BucketAccount = "111122223333", BucketName = "acme-web" });
        var verdict = judge.JudgeText(PolicyText);
        Assert.Equal(PublicAnswer.Yes, verdict.Public);
        Assert.True(verdict.AnonymousReachable);
        Assert.Equal("Anyone on the internet may use s3:GetObject on all objects of acme-web", AccessSummary.Of(verdict.Statements[0]));
        Assert.StartsWith("Anyone on the internet", verdict.Statements[0].Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_of_AccessDiff_holds()
    {
        var diff = AccessDiff.Compare(null, PolicyText, new JudgeContext { BucketAccount = "111122223333", BucketName = "acme-web" });
        Assert.Equal("Anyone on the internet gained s3:GetObject on all objects of acme-web", diff.Sentences[0]);
    }

    [Fact]
    public void The_example_of_PolicyRepair_holds()
    {
        var context = new JudgeContext { BucketAccount = "111122223333" };
        Assert.Equal(
            ["Delete the policy: without the offending statements nothing would be left"],
            PolicyRepair.Propose(PolicyText, context).Select(static proposal => proposal.Sentence));
    }
}
