using SecOpsConsole.Policies.Json;

namespace SecOpsConsole.Policies;

/// <summary>Finds the places in a policy's text where an edit belongs.</summary>
internal sealed class StatementEditor : IDisposable
{
    private readonly JsonTape _tape;
    private readonly int _list;

    private StatementEditor(JsonTape tape, int list)
    {
        _tape = tape;
        _list = list;
    }

    /// <summary>Null for a text without a list of statements.</summary>
    public static StatementEditor? Open(PolicyDocument document)
    {
        var tape = new JsonTape(document.Text);
        if (JsonScanner.Scan(tape) is null && tape[0].Kind == JsonKind.Object && Member(tape, 0, "Statement") is { } list)
        {
            return new StatementEditor(tape, list);
        }

        tape.Dispose();
        return null;
    }

    public void Dispose() => _tape.Dispose();

    /// <summary>Removes statements; null when none would be left.</summary>
    public IEnumerable<TextEdit>? Drop(ISet<int> statements)
    {
        var ranges = Items(_list);
        return _tape[_list].Kind == JsonKind.Object || ranges.Count == statements.Count ? null : TextEdit.RemoveFrom(ranges, statements);
    }

    /// <summary>Removes the open principals of a statement; null when no other would be left.</summary>
    public IEnumerable<TextEdit>? DropOpenPrincipals(int statement)
    {
        if (Member(_tape, StatementNode(statement), "Principal") is not { } map || _tape[map].Kind != JsonKind.Object)
        {
            return null;
        }

        var edits = new List<TextEdit>();
        var members = new List<(int, int)>();
        var gone = new HashSet<int>();
        for (var name = map + 1; name < _tape[map].Next; name = _tape[_tape[name].Next].Next)
        {
            if (!TryDropFrom(name, edits))
            {
                gone.Add(members.Count);
            }

            members.Add((_tape[name].Start, _tape[name + 1].End));
        }

        return gone.Count == members.Count ? null : edits.Concat(TextEdit.RemoveFrom(members, gone));
    }

    /// <summary>Adds <c>StringEquals key value</c> to a statement; null when the key is tested there already.</summary>
    public TextEdit? AddStringEquals(int statement, string key, string value)
    {
        var entry = $"{Formatting.VisibleJson.Quote(key)}:{Formatting.VisibleJson.Quote(value)}";
        var node = StatementNode(statement);
        if (Member(_tape, node, "Condition") is not { } condition)
        {
            return InsertInto(node, $"\"Condition\":{{\"StringEquals\":{{{entry}}}}}");
        }

        if (Member(_tape, condition, "StringEquals") is not { } keys)
        {
            return InsertInto(condition, $"\"StringEquals\":{{{entry}}}");
        }

        for (var name = keys + 1; name < _tape[keys].Next; name = _tape[_tape[name].Next].Next)
        {
            if (_tape.String(name).Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }
        }

        return InsertInto(keys, entry);
    }

    /// <summary>False when nothing of the member would be left, and it has to go as a whole.</summary>
    private bool TryDropFrom(int name, List<TextEdit> edits)
    {
        var value = name + 1;
        var isAws = _tape.Chars(name) is "AWS";
        if (_tape[value].Kind == JsonKind.String)
        {
            return !IsOpen(value, isAws);
        }

        var gone = new HashSet<int>();
        var index = 0;
        for (var item = value + 1; item < _tape[value].Next; item = _tape[item].Next, index++)
        {
            if (IsOpen(item, isAws))
            {
                gone.Add(index);
            }
        }

        if (gone.Count == index)
        {
            return false;
        }

        edits.AddRange(TextEdit.RemoveFrom(Items(value), gone));
        return true;
    }

    private bool IsOpen(int node, bool isAws) => isAws ? _tape.Chars(node) is "*" : PrincipalClassifier.IsWebIdentity(_tape.String(node));

    private TextEdit InsertInto(int container, string member)
    {
        // Behind the last member, or between the empty brackets.
        var isEmpty = _tape[container].Next == container + 1;
        var at = isEmpty ? _tape[container].Start + 1 : LastMemberEnd(container);
        return new TextEdit(at, at, isEmpty ? member : "," + member);
    }

    private int LastMemberEnd(int container)
    {
        var end = 0;
        for (var name = container + 1; name < _tape[container].Next; name = _tape[_tape[name].Next].Next)
        {
            end = _tape[name + 1].End;
        }

        return end;
    }

    private int StatementNode(int index)
    {
        var node = _list;
        if (_tape[_list].Kind == JsonKind.Array)
        {
            node = _list + 1;
            for (var i = 0; i < index; i++)
            {
                node = _tape[node].Next;
            }
        }

        return node;
    }

    private List<(int Start, int End)> Items(int list)
    {
        var ranges = new List<(int, int)>();
        for (var item = list + 1; item < _tape[list].Next; item = _tape[item].Next)
        {
            ranges.Add((_tape[item].Start, _tape[item].End));
        }

        return ranges;
    }

    private static int? Member(JsonTape tape, int map, string wanted)
    {
        for (var name = map + 1; name < tape[map].Next; name = tape[tape[name].Next].Next)
        {
            if (tape.Chars(name).SequenceEqual(wanted))
            {
                return name + 1;
            }
        }

        return null;
    }
}
