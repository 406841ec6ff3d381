namespace SecOpsConsole.Policies;

/// <summary>Identifies what a single statement means, whatever its Sid, order and layout. Used to keep findings apart.</summary>
/// <param name="Value">32 lower-case hexadecimal digits.</param>
public readonly record struct StatementFingerprint(string Value)
{
    /// <summary>The fingerprint of a statement; an invalid one is known by its exact characters.</summary>
    /// <param name="document">The document that holds the statement.</param>
    /// <param name="statement">One of its statements.</param>
    public static StatementFingerprint Of(PolicyDocument document, Statement statement)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(statement);
        return new(CanonicalForm.Hash(document, statement));
    }

    /// <inheritdoc />
    public override string ToString() => Value ?? "";
}
