namespace SecOpsConsole.Policies;

/// <summary>One principal of one effective Allow: who may do what on which resources under which conditions.</summary>
internal sealed record Grant
{
    public required AccessSubject Subject { get; init; }

    public required StatementVerdict Verdict { get; init; }

    public required PrincipalEntry Principal { get; init; }

    /// <summary>Allow with NotPrincipal: everyone except these.</summary>
    public PrincipalSet? Exceptions { get; init; }

    /// <summary>Conditions that say who (only where the principal is open).</summary>
    public required IReadOnlyList<ConditionEntry> SubjectConditions { get; init; }

    /// <summary>All other conditions.</summary>
    public required IReadOnlyList<ConditionEntry> OtherConditions { get; init; }

    public Statement Statement => Verdict.Statement;

    /// <summary>Certainly only the bucket's own account.</summary>
    public bool IsInside => Subject.Kind == AccessSubjectKind.Own && (!Principal.IsEveryone || Verdict.Public == PublicAnswer.No);
}
