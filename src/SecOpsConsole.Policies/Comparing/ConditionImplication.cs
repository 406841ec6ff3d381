namespace SecOpsConsole.Policies;

/// <summary>Does one condition entry hold whenever another one does? Certain cases only.</summary>
internal static class ConditionImplication
{
    public static bool Holds(ConditionEntry given, ConditionEntry wanted)
    {
        if (given.NormalKey != wanted.NormalKey || given.Operator.Kind == ConditionOperatorKind.Unknown
            || Kind(given) != Kind(wanted) || given.Operator.Quantifier != wanted.Operator.Quantifier
            || (given.Operator.IfExists && !wanted.Operator.IfExists))
        {
            return false;
        }

        // A variable means something else in the other Version; equal texts are then no proof.
        if (given.Values.Concat(wanted.Values).Any(static value => value.Contains("${", StringComparison.Ordinal)))
        {
            return false;
        }

        // Values are ORed: fewer are stricter. Behind a negation it is the other way round.
        return given.Operator.IsNegated
            ? wanted.Values.All(given.Values.Contains)
            : given.Values.All(wanted.Values.Contains);
    }

    private static ConditionOperatorKind Kind(ConditionEntry entry) => entry.Operator.Kind switch
    {
        ConditionOperatorKind.ArnEquals => ConditionOperatorKind.ArnLike,
        ConditionOperatorKind.ArnNotEquals => ConditionOperatorKind.ArnNotLike,
        var kind => kind,
    };
}
