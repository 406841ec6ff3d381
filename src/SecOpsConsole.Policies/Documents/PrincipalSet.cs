namespace SecOpsConsole.Policies;

/// <summary>The Principal or NotPrincipal element of a statement.</summary>
/// <param name="Entries">The principals in their written order.</param>
/// <param name="IsNegated">True for NotPrincipal.</param>
public sealed record PrincipalSet(IReadOnlyList<PrincipalEntry> Entries, bool IsNegated)
{
    /// <summary>
    /// The element stands for everyone: it lists <c>*</c>, or it is a NotPrincipal, which leaves everyone but a few.
    /// </summary>
    public bool IsOpen => IsNegated || Entries.Any(static entry => entry.IsEveryone);
}
