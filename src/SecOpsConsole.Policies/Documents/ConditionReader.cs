using SecOpsConsole.Policies.Json;

namespace SecOpsConsole.Policies;

/// <summary>Reads a Condition element: operator → key → value or values.</summary>
internal sealed class ConditionReader(JsonTape tape, Func<string?, string, string?> refuse)
{
    private readonly List<ConditionEntry> _entries = [];

    public ConditionBlock Read(int node)
    {
        if (tape[node].Kind != JsonKind.Object)
        {
            refuse("Condition", "Condition must be an object of operators.");
            return ConditionBlock.Empty;
        }

        for (var name = node + 1; name < tape[node].Next; name = tape[tape[name].Next].Next)
        {
            ReadOperator(tape.String(name), name + 1);
        }

        return _entries.Count == 0 ? ConditionBlock.Empty : new ConditionBlock(_entries);
    }

    private void ReadOperator(string operatorName, int node)
    {
        if (tape[node].Kind != JsonKind.Object)
        {
            refuse("Condition", "A condition operator must hold an object of keys.");
            return;
        }

        var first = _entries.Count;
        HashSet<string>? keys = null;
        for (var name = node + 1; name < tape[node].Next; name = tape[tape[name].Next].Next)
        {
            var entry = new ConditionEntry(operatorName, tape.String(name), ReadValues(name + 1));
            if (_entries.Count == first + 1)
            {
                keys = new HashSet<string>(StringComparer.Ordinal) { _entries[first].NormalKey };
            }

            if (keys is not null && !keys.Add(entry.NormalKey))
            {
                // IAM reports this as "Duplicate keys with different case".
                refuse("Condition", "The same condition key occurs twice under one operator, in different capitals.");
            }

            _entries.Add(entry);
        }
    }

    private string[] ReadValues(int node)
    {
        if (tape[node].Kind != JsonKind.Array)
        {
            return ReadScalar(node) is { } single ? [single] : [];
        }

        var values = new List<string>();
        for (var item = node + 1; item < tape[node].Next; item = tape[item].Next)
        {
            if (ReadScalar(item) is not { } value)
            {
                return [];
            }

            values.Add(value);
        }

        return [.. values];
    }

    /// <summary>IAM takes numbers and booleans without quotes; they stand for their own text.</summary>
    private string? ReadScalar(int node)
    {
        switch (tape[node].Kind)
        {
            case JsonKind.String:
                return tape.String(node);
            case JsonKind.Number:
            case JsonKind.True:
            case JsonKind.False:
                return CommonText.Of(tape.Literal(node));
            default:
                return refuse("Condition", "A condition value is a string, a number or a boolean.");
        }
    }
}
