namespace SecOpsConsole.Policies.Json;

/// <summary>Why a text is not JSON, and the offset where reading stopped.</summary>
internal sealed record JsonProblem(string Message, int Position)
{
    public PolicyError ToError(JsonTape tape)
    {
        var upTo = tape.Text.AsSpan(0, Math.Min(Position, tape.Text.Length));
        var line = upTo.Count('\n') + 1;
        var column = upTo.Length - (upTo.LastIndexOf('\n') + 1) + 1;
        return new PolicyError(OpenPath(tape), $"The text is not valid JSON: line {line}, column {column}: {Message}.");
    }

    /// <summary>The path of the innermost value that was still open when reading stopped.</summary>
    private static string OpenPath(JsonTape tape)
    {
        var path = "$";
        var node = 0;
        while (node < tape.Count && tape[node].Next == 0 && tape[node].Kind is JsonKind.Object or JsonKind.Array)
        {
            var open = tape[node].Kind == JsonKind.Object ? OpenMember(tape, node, ref path) : OpenItem(tape, node, ref path);
            if (open is not { } inner)
            {
                break;
            }

            node = inner;
        }

        return path;
    }

    private static int? OpenMember(JsonTape tape, int node, ref string path)
    {
        for (var name = node + 1; name < tape.Count && tape[name].Next != 0;)
        {
            var value = name + 1;
            if (value >= tape.Count || tape[value].Next == 0)
            {
                path = PolicyPath.Member(path, tape.String(name));
                return value < tape.Count ? value : null;
            }

            name = tape[value].Next;
        }

        return null;
    }

    private static int? OpenItem(JsonTape tape, int node, ref string path)
    {
        var item = node + 1;
        for (var index = 0; item < tape.Count; index++)
        {
            if (tape[item].Next == 0)
            {
                path = PolicyPath.Item(path, index);
                return item;
            }

            item = tape[item].Next;
        }

        return null;
    }
}
