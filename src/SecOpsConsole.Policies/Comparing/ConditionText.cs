namespace SecOpsConsole.Policies;

/// <summary>Puts conditions into words.</summary>
internal static class ConditionText
{
    private const int Most = 3;

    /// <summary>" if …", or nothing.</summary>
    public static string If(IReadOnlyList<ConditionEntry> entries) => entries.Count == 0 ? "" : $" if {All(entries)}";

    /// <summary>" without further conditions" or " if …".</summary>
    public static string Always(IReadOnlyList<ConditionEntry> entries) => entries.Count == 0 ? " without further conditions" : $" if {All(entries)}";

    /// <summary>"only if …" or "without further conditions".</summary>
    public static string Only(IReadOnlyList<ConditionEntry> entries) => entries.Count == 0 ? "without further conditions" : $"only if {All(entries)}";

    private static string All(IReadOnlyList<ConditionEntry> entries) => WhoText.Join(entries.Select(One), Most);

    private static string One(ConditionEntry entry)
    {
        var key = Json.VisibleText.Of(entry.Key);
        var op = entry.Operator;
        if (op.Kind == ConditionOperatorKind.Null)
        {
            return entry.Values is ["true"] or ["True"] ? $"{key} is absent" : $"{key} is present";
        }

        var some = op.Quantifier switch
        {
            SetQuantifier.ForAllValues => "every value of ",
            SetQuantifier.ForAnyValue => "a value of ",
            SetQuantifier.None => "",
        };
        var values = Or(entry.Values);
        return $"{some}{key} {Verb(entry)} {values}{(op.IfExists ? " (or is absent)" : "")}";
    }

    private static string Or(IReadOnlyList<string> values) => values.Count switch
    {
        0 => "nothing",
        1 => Json.VisibleText.Of(values[0]),
        <= Most => string.Join(" or ", values.Select(Json.VisibleText.Of)),
        _ => $"{Json.VisibleText.Of(values[0])} or one of {values.Count - 1} others",
    };

    private static string Verb(ConditionEntry entry) => entry.Operator.Kind switch
    {
        ConditionOperatorKind.StringEquals or ConditionOperatorKind.StringEqualsIgnoreCase or ConditionOperatorKind.NumericEquals
            or ConditionOperatorKind.DateEquals or ConditionOperatorKind.Bool or ConditionOperatorKind.BinaryEquals => "is",
        ConditionOperatorKind.StringNotEquals or ConditionOperatorKind.StringNotEqualsIgnoreCase or ConditionOperatorKind.NumericNotEquals
            or ConditionOperatorKind.DateNotEquals => "is not",
        ConditionOperatorKind.StringLike or ConditionOperatorKind.ArnEquals or ConditionOperatorKind.ArnLike => "matches",
        ConditionOperatorKind.StringNotLike or ConditionOperatorKind.ArnNotEquals or ConditionOperatorKind.ArnNotLike => "does not match",
        ConditionOperatorKind.NumericLessThan or ConditionOperatorKind.DateLessThan => "is below",
        ConditionOperatorKind.NumericLessThanEquals or ConditionOperatorKind.DateLessThanEquals => "is at most",
        ConditionOperatorKind.NumericGreaterThan or ConditionOperatorKind.DateGreaterThan => "is above",
        ConditionOperatorKind.NumericGreaterThanEquals or ConditionOperatorKind.DateGreaterThanEquals => "is at least",
        ConditionOperatorKind.IpAddress => "is in",
        ConditionOperatorKind.NotIpAddress => "is not in",
        ConditionOperatorKind.Null => "is present or absent as",
        ConditionOperatorKind.Unknown => $"passes the unknown operator {Json.VisibleText.Of(entry.OperatorName)} with",
    };
}
