namespace SecOpsConsole.Policies;

/// <summary>Makes proposals for one policy and throws away those that do not help.</summary>
internal sealed class RepairDraft(PolicyDocument document, PolicyVerdict before, JudgeContext context, StatementEditor editor)
{
    /// <summary>Drops only the open principals where others stand beside them, and the statement where there are none.</summary>
    public RepairProposal? DropOpenPrincipals(List<StatementVerdict> offenders)
    {
        var edits = new List<TextEdit>();
        var whole = new List<StatementVerdict>();
        foreach (var offender in offenders)
        {
            var dropped = offender is { Statement.IsValid: true, Public: PublicAnswer.Yes } ? editor.DropOpenPrincipals(offender.Index)?.ToList() : null;
            if (dropped is { Count: > 0 })
            {
                edits.AddRange(dropped);
            }
            else
            {
                whole.Add(offender);
            }
        }

        if (edits.Count == 0)
        {
            return null;
        }

        var rest = whole.Count == 0 ? [] : editor.Drop(Indexes(whole));
        return rest is null
            ? null
            : Offer(
                whole.Count == 0 ? RepairKind.DropOpenPrincipals : RepairKind.DropStatements,
                TextEdit.Apply(document.Text, edits.Concat(rest)),
                offenders,
                $"Take * out of {Labels(offenders.Except(whole))}{(whole.Count == 0 ? "" : $" and remove {Labels(whole)}")}; everything else stays");
    }

    public RepairProposal? DropStatements(List<StatementVerdict> offenders)
    {
        var edits = editor.Drop(Indexes(offenders));
        return edits is null
            ? Offer(RepairKind.DeletePolicy, null, offenders, "Delete the policy: without the offending statements nothing would be left")
            : Offer(RepairKind.DropStatements, TextEdit.Apply(document.Text, edits), offenders, $"Remove {Labels(offenders)}; everything else stays");
    }

    public RepairProposal? AddCondition(List<StatementVerdict> offenders, string key, string value)
    {
        var edits = offenders.ConvertAll(offender => offender.Statement.IsValid ? editor.AddStringEquals(offender.Index, key, value) : null);
        return edits.Exists(static edit => edit is null)
            ? null
            : Offer(
                RepairKind.AddCondition,
                TextEdit.Apply(document.Text, edits.Select(static edit => edit!.Value)),
                offenders,
                $"Limit {Labels(offenders)} to {key} {value}; a person must know whether that is who should have access");
    }

    private RepairProposal? Offer(RepairKind kind, string? text, List<StatementVerdict> offenders, string sentence)
    {
        var after = new PolicyJudge(context).JudgeText(text);
        // An edit that only removes grants cannot widen, also where an invalid statement stays that nobody can compare.
        var certainlyNarrower = kind != RepairKind.AddCondition && after.IsInvalid;
        if (!IsBetter(after) || (!certainlyNarrower && AccessReach.WidensForOutsiders(document.Text, text, context)))
        {
            return null;
        }

        return new RepairProposal
        {
            Kind = kind,
            Text = text,
            Statements = [.. offenders.Select(static offender => offender.Index)],
            Verdict = after,
            Access = AccessDiff.Compare(document.Text, text, context),
            RegainedBehindBlock = before.Public == PublicAnswer.Yes && after.Public == PublicAnswer.No ? after.ExternalAccounts : [],
            Sentence = sentence,
        };
    }

    /// <summary>Not worse in anything, and better in one: public, invalid, external accounts, unscoped services.</summary>
    private bool IsBetter(PolicyVerdict after)
    {
        if (after.Public > before.Public || (after.IsInvalid && !before.IsInvalid) || after.ExternalAccounts.Except(before.ExternalAccounts).Any())
        {
            return false;
        }

        return after.Public < before.Public || (before.IsInvalid && !after.IsInvalid)
            || after.ExternalAccounts.Count < before.ExternalAccounts.Count || Worrying(after) < Worrying(before);
    }

    private static int Worrying(PolicyVerdict verdict) => verdict.Statements.Count(static statement =>
        statement is { NeutralisedBy.Count: 0, Class: > StatementClass.CrossOrganization } || statement.Public != PublicAnswer.No);

    private static HashSet<int> Indexes(List<StatementVerdict> statements) => [.. statements.Select(static statement => statement.Index)];

    private static string Labels(IEnumerable<StatementVerdict> statements) => WhoText.Join(statements.Select(static statement => statement.Statement.Label));
}
