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
            var child = node + 1;
            var inObject = tape[node].Kind == JsonKind.Object;
            var index = 0;
            var name = child;
            while (child < tape.Count && tape[child].Next != 0)
            {
                name = child;
                child = inObject ? child + 1 : tape[child].Next;
                if (inObject && child < tape.Count && tape[child].Next != 0)
                {
                    child = tape[child].Next;
                }
                else if (inObject)
                {
                    break;
                }

                index++;
            }

            if (child >= tape.Count)
            {
                return path;
            }

            path = inObject ? PolicyPath.Member(path, tape.String(name)) : PolicyPath.Item(path, index);
            node = child;
        }

        return path;
    }
}
