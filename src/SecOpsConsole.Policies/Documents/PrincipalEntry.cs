namespace SecOpsConsole.Policies;

/// <summary>One principal of a statement, as written.</summary>
/// <param name="Type">The key it stood under; a bare <c>"*"</c> counts as <see cref="PrincipalType.Aws"/>.</param>
/// <param name="Value">The text, decoded.</param>
public readonly record struct PrincipalEntry(PrincipalType Type, string Value)
{
    /// <summary><c>"*"</c> or <c>{"AWS":"*"}</c>: everyone, signed in or not.</summary>
    public bool IsEveryone => Type == PrincipalType.Aws && Value == "*";

    /// <inheritdoc />
    public override string ToString() => Type == PrincipalType.Aws ? Value : $"{Type}:{Value}";
}
