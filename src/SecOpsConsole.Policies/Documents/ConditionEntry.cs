namespace SecOpsConsole.Policies;

/// <summary>One line of a Condition block: operator, key and the values of which one must match.</summary>
/// <param name="OperatorName">The operator as written.</param>
/// <param name="Key">The condition key as written.</param>
/// <param name="Values">The values; numbers and booleans as their JSON text.</param>
public sealed record ConditionEntry(string OperatorName, string Key, IReadOnlyList<string> Values)
{
    /// <summary>The operator, taken apart.</summary>
    public ConditionOperator Operator { get; } = ConditionOperator.Parse(OperatorName);

    /// <summary>The key in lower case: IAM compares key names without regard to case (ordinal, never by culture).</summary>
    public string NormalKey { get; } = Key.ToLowerInvariant();
}
