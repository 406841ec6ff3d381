namespace SecOpsConsole.Policies;

/// <summary>What a check looks at.</summary>
/// <param name="Verdict">The judged policy.</param>
/// <param name="Before">The policy that it replaced, judged; null when nothing is known of it.</param>
public sealed record CheckInput(PolicyVerdict Verdict, PolicyVerdict? Before = null)
{
    /// <summary>The grants that are in effect: no Deny, not taken away by one, understood.</summary>
    internal IEnumerable<StatementVerdict> Grants =>
        Verdict.Statements.Where(static statement => statement.Class is not (StatementClass.Deny or StatementClass.Invalid) && statement.NeutralisedBy.Count == 0);

    /// <summary>The grants in effect that reach somebody outside the bucket's account whom nobody declared trusted.</summary>
    internal IEnumerable<StatementVerdict> OutsideGrants =>
        Grants.Where(static statement => statement.Class != StatementClass.Internal && !statement.Flags.HasFlag(StatementFlags.TrustedAccount));
}
