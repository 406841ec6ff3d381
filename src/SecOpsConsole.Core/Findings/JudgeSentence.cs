using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Findings;

/// <summary>The title of a finding: who may do what, as the policy allows it.</summary>
internal static class JudgeSentence
{
    private const int MostNames = 3;
    private const int MaxTitle = 300;

    public static string Of(StatementVerdict statement, bool blocked)
    {
        var who = Capital(Join(statement.Who));
        var sentence = statement.Class == StatementClass.Invalid
            ? $"{Capital(statement.Statement.Label)} is not a valid policy statement, so nobody can say for certain who it lets in"
            : $"{who} may {What(statement.Statement)}";
        if (blocked)
        {
            sentence += ", but Block Public Access holds it back";
        }
        else if (statement.Public == PublicAnswer.Undetermined)
        {
            sentence += "; AWS's documents leave open whether that is public";
        }

        return Cut(sentence);
    }

    private static string What(Statement statement)
    {
        if (statement.Actions.IsNegated)
        {
            return "do everything except " + Join(statement.Actions.Patterns.Select(Bare));
        }

        return statement.Actions.Patterns.Any(action => action is "*" or "s3:*")
            ? "do everything"
            : "use " + Join(statement.Actions.Patterns.Select(Bare));
    }

    private static string Bare(string action)
        => action.StartsWith("s3:", StringComparison.OrdinalIgnoreCase) ? action[3..] : action;

    private static string Join(IEnumerable<string> names)
    {
        var all = names.Select(Visible).Distinct(StringComparer.Ordinal).ToList();
        return all.Count switch
        {
            0 => "nobody",
            1 => all[0],
            <= MostNames => $"{string.Join(", ", all.SkipLast(1))} and {all[^1]}",
            _ => $"{string.Join(", ", all.Take(MostNames))} and {all.Count - MostNames} more",
        };
    }

    /// <summary>Policies can carry text that turns a line around or hides in it; a title shows such characters as marks.</summary>
    private static string Visible(string text)
        => string.Concat(text.Select(c => char.IsControl(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format ? '�' : c));

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Cut(string text) => text.Length <= MaxTitle ? text + "." : text[..MaxTitle] + "…";
}
