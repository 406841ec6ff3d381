using SecOpsConsole.Policies.Formatting;

namespace SecOpsConsole.Policies;

/// <summary>The diff of two JSON policies: the head, then the statements pair by pair, then the foot.</summary>
internal sealed class DocumentDiff(FormNode.Map? old, FormNode.Map? young)
{
    private readonly DiffRows _rows = new();

    public IReadOnlyList<TextDiffRow> Rows()
    {
        if (old is null && young is null)
        {
            return [];
        }

        var (oldHead, oldStatements, oldFoot) = Parts(old);
        var (newHead, newStatements, newFoot) = Parts(young);
        _rows.Add(oldHead, newHead, null, null);
        foreach (var pair in StatementMatching.Match(oldStatements, newStatements))
        {
            AddStatement(pair, oldStatements, newStatements);
        }

        _rows.Add(oldFoot, newFoot, null, null);
        return _rows.Numbered();
    }

    private void AddStatement(StatementPair pair, IReadOnlyList<FormNode> oldStatements, IReadOnlyList<FormNode> newStatements)
    {
        var lists = new HashSet<string>(StringComparer.Ordinal);
        if (pair is { Old: { } o, New: { } n })
        {
            FormPrinter.NoteLists(oldStatements[o], "", lists);
            FormPrinter.NoteLists(newStatements[n], "", lists);
        }

        _rows.Add(Print(oldStatements, pair.Old, lists), Print(newStatements, pair.New, lists), pair.Old, pair.New);
    }

    private static List<FormLine> Print(IReadOnlyList<FormNode> statements, int? index, HashSet<string> lists)
    {
        var lines = new List<FormLine>();
        if (index is { } i)
        {
            FormPrinter.Print(lines, statements[i], "", 2, last: i == statements.Count - 1, lists);
        }

        return lines;
    }

    private static (List<FormLine> Head, IReadOnlyList<FormNode> Statements, List<FormLine> Foot) Parts(FormNode.Map? document)
    {
        List<FormLine> head = [], foot = [];
        if (document is null)
        {
            return (head, [], foot);
        }

        IReadOnlyList<FormNode> statements = [];
        var seen = false;
        head.Add(new FormLine("{", false));
        for (var i = 0; i < document.Members.Count; i++)
        {
            var (name, value) = document.Members[i];
            var last = i == document.Members.Count - 1;
            if (name == "Statement" && !seen && value is FormNode.Series or FormNode.Map)
            {
                seen = true;
                statements = value is FormNode.Series series ? series.Items : [value];
                head.Add(new FormLine("  \"Statement\": [", false));
                foot.Add(new FormLine("  ]", !last));
            }
            else
            {
                FormPrinter.Print(seen ? foot : head, value, VisibleJson.Quote(name) + ": ", 1, last);
            }
        }

        foot.Add(new FormLine("}", false));
        return (head, statements, foot);
    }
}
