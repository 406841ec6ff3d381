namespace SecOpsConsole.Policies;

/// <summary>
/// Judges bucket policies as the S3 user guide defines "public": public until every Allow is shown to be limited to fixed values.
/// Answers three separate questions: public or not, who outside gets access, and which grants are dangerous.
/// </summary>
/// <param name="context">The bucket's owner and surroundings.</param>
/// <example>
/// <code>
/// var judge = new PolicyJudge(new JudgeContext { BucketAccount = "111122223333" });
/// var verdict = judge.JudgeText(policyText);
/// Console.WriteLine(verdict.Public);                       // Yes
/// Console.WriteLine(verdict.Statements[0].Explanation);    // Anyone on the internet …
/// </code>
/// </example>
public sealed class PolicyJudge(JudgeContext context)
{
    private static readonly PolicyVerdict NoPolicy = new() { Public = PublicAnswer.No };

    /// <summary>Judges a policy text. Null means that the bucket has no policy, which is compliant.</summary>
    /// <param name="text">The text, or null. A text that cannot be read is Invalid and Undetermined, never compliant.</param>
    public PolicyVerdict JudgeText(string? text)
    {
        if (text is null)
        {
            return NoPolicy;
        }

        var parsed = PolicyDocument.Parse(text);
        return parsed.Document is { } document
            ? Judge(document)
            : new PolicyVerdict { Public = PublicAnswer.Undetermined, IsInvalid = true, Errors = parsed.Errors };
    }

    /// <summary>Judges a parsed policy.</summary>
    /// <param name="document">The policy.</param>
    public PolicyVerdict Judge(PolicyDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Judge(document, new StepBudget(document.Text.Length));
    }

    internal PolicyVerdict Judge(PolicyDocument document, StepBudget budget)
    {
        var statements = new StatementVerdict[document.Statements.Count];
        for (var i = 0; i < statements.Length; i++)
        {
            statements[i] = new StatementJudge(document, context, budget).Judge(document.Statements[i]);
        }

        return Sum(document, statements);
    }

    private static PolicyVerdict Sum(PolicyDocument document, StatementVerdict[] statements)
    {
        var answer = PublicAnswer.No;
        bool anonymous = false, anyAccount = false, invalid = !document.IsValid;
        SortedSet<string>? external = null;
        foreach (var statement in statements)
        {
            answer = statement.Public > answer ? statement.Public : answer;
            anonymous |= statement.AnonymousReachable;
            anyAccount |= statement.AnyAwsAccountReachable;
            invalid |= statement.Class == StatementClass.Invalid || (statement.Flags & StatementFlags.InvalidPrincipal) != 0;
            if (statement.External.Count > 0 && statement.NeutralisedBy.Count == 0)
            {
                (external ??= new SortedSet<string>(StringComparer.Ordinal)).UnionWith(statement.External);
            }
        }

        return new PolicyVerdict
        {
            Document = document,
            Public = invalid && answer == PublicAnswer.No ? PublicAnswer.Undetermined : answer,
            AnonymousReachable = anonymous,
            AnyAwsAccountReachable = anyAccount,
            ExternalAccounts = external is null ? [] : [.. external],
            Statements = statements,
            IsInvalid = invalid,
            Errors = document.Errors,
        };
    }
}
