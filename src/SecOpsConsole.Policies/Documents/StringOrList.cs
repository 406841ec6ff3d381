using SecOpsConsole.Policies.Json;

namespace SecOpsConsole.Policies;

/// <summary>The grammar's "a string or a list of strings".</summary>
internal static class StringOrList
{
    public static bool TryRead(JsonTape tape, int value, Action<string> add)
    {
        if (tape[value].Kind == JsonKind.String)
        {
            add(tape.String(value));
            return true;
        }

        if (tape[value].Kind != JsonKind.Array)
        {
            return false;
        }

        for (var item = value + 1; item < tape[value].Next; item = tape[item].Next)
        {
            if (tape[item].Kind != JsonKind.String)
            {
                return false;
            }

            add(tape.String(item));
        }

        return true;
    }
}
