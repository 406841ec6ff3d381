namespace SecOpsConsole.Policies.Json;

/// <summary>One JSON value (or member name) as a range of the source text. Children of a container follow it on the tape.</summary>
internal struct JsonNode
{
    public JsonKind Kind;
    /// <summary>The string holds at least one escape and must be decoded before any comparison.</summary>
    public bool Escaped;
    /// <summary>Offset of the first character, quotes and brackets included.</summary>
    public int Start;
    /// <summary>Offset behind the last character.</summary>
    public int End;
    /// <summary>Index of the node behind this one and everything inside it; 0 while the container is still open.</summary>
    public int Next;
}
