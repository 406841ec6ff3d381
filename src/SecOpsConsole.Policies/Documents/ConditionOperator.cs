namespace SecOpsConsole.Policies;

/// <summary>A condition operator, taken apart: <c>ForAnyValue:StringLikeIfExists</c> has a prefix, a kind and a suffix.</summary>
/// <param name="Kind">The operator proper; Unknown when IAM has no such operator (names are case sensitive).</param>
/// <param name="Quantifier">The set prefix.</param>
/// <param name="IfExists">True when the test also passes without the key.</param>
public readonly record struct ConditionOperator(ConditionOperatorKind Kind, SetQuantifier Quantifier, bool IfExists)
{
    /// <summary>True for the operators that pass when the value differs, and when the key is absent.</summary>
    public bool IsNegated => Kind is ConditionOperatorKind.StringNotEquals or ConditionOperatorKind.StringNotEqualsIgnoreCase
        or ConditionOperatorKind.StringNotLike or ConditionOperatorKind.NumericNotEquals or ConditionOperatorKind.DateNotEquals
        or ConditionOperatorKind.NotIpAddress or ConditionOperatorKind.ArnNotEquals or ConditionOperatorKind.ArnNotLike;

    /// <summary>True for operators in whose values <c>*</c> and <c>?</c> are wildcards. ArnEquals is one of them.</summary>
    public bool TakesWildcards => Kind is ConditionOperatorKind.StringLike or ConditionOperatorKind.StringNotLike
        or ConditionOperatorKind.ArnEquals or ConditionOperatorKind.ArnLike
        or ConditionOperatorKind.ArnNotEquals or ConditionOperatorKind.ArnNotLike;

    /// <summary>The operator that passes exactly where this one fails (key present); Unknown when there is none.</summary>
    public ConditionOperatorKind Opposite => Kind switch
    {
        ConditionOperatorKind.StringNotEquals => ConditionOperatorKind.StringEquals,
        ConditionOperatorKind.StringNotEqualsIgnoreCase => ConditionOperatorKind.StringEqualsIgnoreCase,
        ConditionOperatorKind.StringNotLike => ConditionOperatorKind.StringLike,
        ConditionOperatorKind.NotIpAddress => ConditionOperatorKind.IpAddress,
        ConditionOperatorKind.ArnNotEquals => ConditionOperatorKind.ArnEquals,
        ConditionOperatorKind.ArnNotLike => ConditionOperatorKind.ArnLike,
        _ => ConditionOperatorKind.Unknown,
    };

    /// <summary>Takes an operator name apart. Never throws.</summary>
    public static ConditionOperator Parse(ReadOnlySpan<char> name)
    {
        var quantifier = SetQuantifier.None;
        if (name.StartsWith("ForAllValues:", StringComparison.Ordinal))
        {
            quantifier = SetQuantifier.ForAllValues;
            name = name["ForAllValues:".Length..];
        }
        else if (name.StartsWith("ForAnyValue:", StringComparison.Ordinal))
        {
            quantifier = SetQuantifier.ForAnyValue;
            name = name["ForAnyValue:".Length..];
        }

        var ifExists = name.EndsWith("IfExists", StringComparison.Ordinal);
        if (ifExists)
        {
            name = name[..^"IfExists".Length];
        }

        var kind = ParseKind(name);
        return new ConditionOperator(ifExists && kind == ConditionOperatorKind.Null ? ConditionOperatorKind.Unknown : kind, quantifier, ifExists);
    }

    private static ConditionOperatorKind ParseKind(ReadOnlySpan<char> name) => name switch
    {
        "StringEquals" => ConditionOperatorKind.StringEquals,
        "StringNotEquals" => ConditionOperatorKind.StringNotEquals,
        "StringEqualsIgnoreCase" => ConditionOperatorKind.StringEqualsIgnoreCase,
        "StringNotEqualsIgnoreCase" => ConditionOperatorKind.StringNotEqualsIgnoreCase,
        "StringLike" => ConditionOperatorKind.StringLike,
        "StringNotLike" => ConditionOperatorKind.StringNotLike,
        "NumericEquals" => ConditionOperatorKind.NumericEquals,
        "NumericNotEquals" => ConditionOperatorKind.NumericNotEquals,
        "NumericLessThan" => ConditionOperatorKind.NumericLessThan,
        "NumericLessThanEquals" => ConditionOperatorKind.NumericLessThanEquals,
        "NumericGreaterThan" => ConditionOperatorKind.NumericGreaterThan,
        "NumericGreaterThanEquals" => ConditionOperatorKind.NumericGreaterThanEquals,
        "DateEquals" => ConditionOperatorKind.DateEquals,
        "DateNotEquals" => ConditionOperatorKind.DateNotEquals,
        "DateLessThan" => ConditionOperatorKind.DateLessThan,
        "DateLessThanEquals" => ConditionOperatorKind.DateLessThanEquals,
        "DateGreaterThan" => ConditionOperatorKind.DateGreaterThan,
        "DateGreaterThanEquals" => ConditionOperatorKind.DateGreaterThanEquals,
        "Bool" => ConditionOperatorKind.Bool,
        "BinaryEquals" => ConditionOperatorKind.BinaryEquals,
        "IpAddress" => ConditionOperatorKind.IpAddress,
        "NotIpAddress" => ConditionOperatorKind.NotIpAddress,
        "ArnEquals" => ConditionOperatorKind.ArnEquals,
        "ArnLike" => ConditionOperatorKind.ArnLike,
        "ArnNotEquals" => ConditionOperatorKind.ArnNotEquals,
        "ArnNotLike" => ConditionOperatorKind.ArnNotLike,
        "Null" => ConditionOperatorKind.Null,
        _ => ConditionOperatorKind.Unknown,
    };
}
