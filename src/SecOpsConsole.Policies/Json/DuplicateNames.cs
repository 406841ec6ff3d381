namespace SecOpsConsole.Policies.Json;

/// <summary>Finds member names that occur twice in one object, compared after decoding: <c>"Eff\u0065ct"</c> is <c>"Effect"</c>.</summary>
internal static class DuplicateNames
{
    private const int PairwiseLimit = 8;

    public static void Record(JsonTape tape, int objectIndex, int members)
    {
        if (members <= PairwiseLimit)
        {
            Pairwise(tape, objectIndex);
        }
        else
        {
            Hashed(tape, objectIndex, members);
        }
    }

    private static void Pairwise(JsonTape tape, int objectIndex)
    {
        var end = tape[objectIndex].Next;
        for (var name = NextName(tape, objectIndex + 1); name < end; name = NextName(tape, name))
        {
            for (var earlier = objectIndex + 1; earlier < name; earlier = NextName(tape, earlier))
            {
                if (tape.NamesEqual(earlier, name))
                {
                    tape.AddDuplicate(name);
                    break;
                }
            }
        }
    }

    private static void Hashed(JsonTape tape, int objectIndex, int members)
    {
        var seen = new HashSet<string>(members, StringComparer.Ordinal);
        var end = tape[objectIndex].Next;
        for (var name = objectIndex + 1; name < end; name = NextName(tape, name))
        {
            if (!seen.Add(tape.String(name)))
            {
                tape.AddDuplicate(name);
            }
        }
    }

    private static int NextName(JsonTape tape, int name) => tape[tape[name].Next].Next;
}
