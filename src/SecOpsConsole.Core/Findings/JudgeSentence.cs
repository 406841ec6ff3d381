using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Findings;

/// <summary>The title of a finding: who may do what, as the policy allows it, and whether Block Public Access holds it back.</summary>
internal static class JudgeSentence
{
    private const int MaxTitle = 400;

    public static string Of(StatementVerdict statement, bool blocked)
    {
        var sentence = AccessSummary.Of(statement);
        sentence = sentence.Length <= MaxTitle ? sentence : sentence[..MaxTitle] + "…";
        if (blocked)
        {
            return sentence + ", but Block Public Access holds it back.";
        }

        return statement.Public == PublicAnswer.Undetermined && statement.Class != StatementClass.Invalid
            ? sentence + "; AWS's documents leave open whether that is public."
            : sentence + ".";
    }
}
