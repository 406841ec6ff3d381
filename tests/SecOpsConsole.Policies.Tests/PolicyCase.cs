namespace SecOpsConsole.Policies.Tests;

internal sealed record PolicyCase(
    string Id, string Text, string Account, bool IsPublic, IReadOnlyList<string> External, IReadOnlyList<StatementClass> Classes)
{
    public PolicyVerdict Judge() => new PolicyJudge(new JudgeContext { BucketAccount = Account }).JudgeText(Text);
}
