namespace SecOpsConsole.Policies;

/// <summary>What one value of a limiting key is worth.</summary>
/// <param name="Strength">How firmly it names somebody.</param>
/// <param name="Reason">Why it names nobody; only with <see cref="LimitStrength.None"/>.</param>
/// <param name="Account">The account that it names, if it names one.</param>
/// <param name="Flags">Remarks.</param>
internal readonly record struct ValueCheck(LimitStrength Strength, IgnoredReason Reason, string? Account, StatementFlags Flags)
{
    public static ValueCheck Fixed(string? account = null, StatementFlags flags = StatementFlags.None) =>
        new(LimitStrength.Fixed, default, account, flags);

    public static ValueCheck Scoped(string? account = null, StatementFlags flags = StatementFlags.None) =>
        new(LimitStrength.Scoped, default, account, flags | StatementFlags.ScopedWildcard);

    public static ValueCheck Not(IgnoredReason reason, StatementFlags flags = StatementFlags.None) =>
        new(LimitStrength.None, reason, null, flags);
}
