namespace SecOpsConsole.Policies;

/// <summary>What is known of a condition key in a request.</summary>
/// <param name="IsKnown">False: it may have any value, or be absent.</param>
/// <param name="Value">The value; null when the key is known to be absent.</param>
internal readonly record struct KnownKey(bool IsKnown, string? Value)
{
    public static KnownKey Unknown => default;

    public static KnownKey Absent => new(true, null);

    public static KnownKey Of(string? value) => value is null ? Unknown : new(true, value);
}
