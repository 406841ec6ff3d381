namespace SecOpsConsole.Policies.Formatting;

/// <summary>Prints a <see cref="FormNode"/> as lines.</summary>
internal static class FormPrinter
{
    /// <param name="lines">Where the lines go.</param>
    /// <param name="node">The value.</param>
    /// <param name="prefix">What stands in front of it: a member name and colon, or nothing.</param>
    /// <param name="depth">Levels of indentation.</param>
    /// <param name="last">No comma behind it.</param>
    /// <param name="spread">Tells, by path, which one-element lists are printed as lists because the other side has several.</param>
    /// <param name="path">Path of the value inside its statement.</param>
    public static void Print(
        List<FormLine> lines, FormNode node, string prefix, int depth, bool last, IReadOnlySet<string>? spread = null, string path = "")
    {
        var indent = new string(' ', depth * 2);
        switch (node)
        {
            case FormNode.Scalar scalar when spread?.Contains(path) != true:
                lines.Add(new FormLine(indent + prefix + scalar.Literal, !last));
                break;
            case FormNode.Scalar scalar:
                Brackets(lines, [scalar], prefix, depth, last);
                break;
            case FormNode.Series { IsSet: true, Items: [FormNode.Scalar only] } when spread?.Contains(path) != true:
                lines.Add(new FormLine(indent + prefix + only.Literal, !last));
                break;
            case FormNode.Series { Items.Count: 0 }:
                lines.Add(new FormLine(indent + prefix + "[]", !last));
                break;
            case FormNode.Series series:
                Brackets(lines, series.Items, prefix, depth, last);
                break;
            case FormNode.Map { Members.Count: 0 }:
                lines.Add(new FormLine(indent + prefix + "{}", !last));
                break;
            case FormNode.Map map:
                lines.Add(new FormLine(indent + prefix + "{", false));
                for (var i = 0; i < map.Members.Count; i++)
                {
                    var (name, value) = map.Members[i];
                    Print(lines, value, VisibleJson.Quote(name) + ": ", depth + 1, i == map.Members.Count - 1, spread, path + "/" + name);
                }

                lines.Add(new FormLine(indent + "}", !last));
                break;
        }
    }

    private static void Brackets(List<FormLine> lines, IReadOnlyList<FormNode> items, string prefix, int depth, bool last)
    {
        var indent = new string(' ', depth * 2);
        lines.Add(new FormLine(indent + prefix + "[", false));
        for (var i = 0; i < items.Count; i++)
        {
            Print(lines, items[i], "", depth + 1, i == items.Count - 1);
        }

        lines.Add(new FormLine(indent + "]", !last));
    }

    /// <summary>The paths at which a value is a list of several: there the other side is printed as a list, too.</summary>
    public static void NoteLists(FormNode node, string path, ISet<string> lists)
    {
        if (node is FormNode.Series { IsSet: true, Items.Count: > 1 })
        {
            lists.Add(path);
        }
        else if (node is FormNode.Map map)
        {
            foreach (var (name, value) in map.Members)
            {
                NoteLists(value, path + "/" + name, lists);
            }
        }
    }
}
