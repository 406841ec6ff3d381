using SecOpsConsole.Policies;

namespace SecOpsConsole.Sandbox.S3.Policies;

/// <summary>
/// Whether S3 calls a policy public. S3 starts from "public" and needs to be shown otherwise, so a statement on which
/// AWS's own documents do not settle the question counts as public here.
/// </summary>
internal static class PublicPolicy
{
    public static bool IsPublic(string policy, BucketRecord bucket)
    {
        var judge = new PolicyJudge(new JudgeContext { BucketAccount = bucket.OwnerAccount, BucketName = bucket.Name });
        return judge.JudgeText(policy).Statements.Any(statement => statement.Public != PublicAnswer.No);
    }
}
