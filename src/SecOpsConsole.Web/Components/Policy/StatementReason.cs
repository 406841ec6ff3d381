using SecOpsConsole.Policies;
using SecOpsConsole.Web.Components.Findings;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.Policy;

/// <summary>Why a statement is offending, to stand beside its lines.</summary>
public sealed record StatementReason(int Statement, Look Look, string Explanation, string DocUrl)
{
    /// <summary>The statements that a reader must look at, with the judge's words. Without a text or an account there are none.</summary>
    public static IReadOnlyList<StatementReason> Of(string? text, string? accountId, string? bucket)
    {
        if (text is null || accountId is null)
        {
            return [];
        }
        var verdict = new PolicyJudge(new JudgeContext { BucketAccount = accountId, BucketName = bucket }).JudgeText(text);
        return [.. verdict.Statements.Select(Of).OfType<StatementReason>()];
    }

    private static StatementReason? Of(StatementVerdict statement)
    {
        Look? look = statement switch
        {
            { Class: StatementClass.Invalid } => new Look(IconName.Warning, "Invalid", "bad"),
            { NeutralisedBy.Count: > 0, Public: PublicAnswer.No, Class: StatementClass.Public or StatementClass.AnyAuthenticatedAws } => new Look(IconName.Shield, "Latent", "wait"),
            { Public: PublicAnswer.Yes } => new Look(IconName.Globe, "Public", "bad"),
            { Public: PublicAnswer.Undetermined } => new Look(IconName.Question, "Undetermined", "wait"),
            _ => null,
        };
        return look is { } shown ? new StatementReason(statement.Index, shown, statement.Explanation, statement.DocUrl) : null;
    }
}
