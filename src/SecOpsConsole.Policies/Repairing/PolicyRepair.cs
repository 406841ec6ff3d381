namespace SecOpsConsole.Policies;

/// <summary>
/// Proposes the smallest edits that make a policy better. Every other byte stays, Deny statements stay, nothing is reordered; each
/// result is judged again and offered only if it is strictly better and nobody outside gains anything.
/// </summary>
/// <example>
/// <code>
/// foreach (var proposal in PolicyRepair.Propose(policyText, context))
/// {
///     Console.WriteLine(proposal.Sentence);
/// }
/// </code>
/// </example>
public static class PolicyRepair
{
    /// <summary>Proposals, the smallest edit first; conditions for people last. Empty when nothing needs repair or nothing would help.</summary>
    /// <param name="text">The policy as it stands.</param>
    /// <param name="context">The bucket's owner; its organizations are offered as conditions.</param>
    /// <param name="picked">Indexes of statements that a person wants gone; null means all public ones that are in effect.</param>
    public static IReadOnlyList<RepairProposal> Propose(string text, JudgeContext context, IReadOnlyCollection<int>? picked = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(context);
        var before = new PolicyJudge(context).JudgeText(text);
        if (before.Document is not { } document)
        {
            return [];
        }

        using var editor = StatementEditor.Open(document);
        var offenders = before.Statements.Where(statement => IsOffender(statement, picked)).ToList();
        if (editor is null || offenders.Count == 0)
        {
            return [];
        }

        var repair = new RepairDraft(document, before, context, editor);
        List<RepairProposal?> drafts = [repair.DropOpenPrincipals(offenders), repair.DropStatements(offenders), .. Conditions(repair, offenders, context)];
        return [.. drafts.OfType<RepairProposal>().DistinctBy(static draft => draft.Text ?? "")];
    }

    /// <summary>
    /// A condition that a person chose, such as <c>aws:SourceVpce</c>; null when it does not make the policy better. The value must be fixed.
    /// </summary>
    /// <param name="text">The policy as it stands.</param>
    /// <param name="statement">Index of the statement.</param>
    /// <param name="key">A key that limits who: aws:PrincipalOrgID, aws:SourceVpce, aws:SourceArn, …</param>
    /// <param name="value">The fixed value.</param>
    /// <param name="context">The bucket's owner.</param>
    public static RepairProposal? WithCondition(string text, int statement, string key, string value, JudgeContext context)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(context);
        var before = new PolicyJudge(context).JudgeText(text);
        if (before.Document is not { } document || statement < 0 || statement >= before.Statements.Count || !before.Statements[statement].Statement.IsValid)
        {
            return null;
        }

        using var editor = StatementEditor.Open(document);
        return editor is null ? null : new RepairDraft(document, before, context, editor).AddCondition([before.Statements[statement]], key, value);
    }

    private static bool IsOffender(StatementVerdict statement, IReadOnlyCollection<int>? picked) =>
        picked is null
            ? statement.Public == PublicAnswer.Yes
            : picked.Contains(statement.Index) && statement.Statement.Effect != Effect.Deny;

    private static IEnumerable<RepairProposal?> Conditions(RepairDraft repair, List<StatementVerdict> offenders, JudgeContext context)
    {
        if (offenders.TrueForAll(static statement => statement.Class == StatementClass.AwsServiceUnscoped))
        {
            yield return repair.AddCondition(offenders, "aws:SourceAccount", context.BucketAccount);
            yield break;
        }

        foreach (var organization in context.OrganizationIds.Order(StringComparer.Ordinal))
        {
            yield return repair.AddCondition(offenders, "aws:PrincipalOrgID", organization);
        }
    }
}
