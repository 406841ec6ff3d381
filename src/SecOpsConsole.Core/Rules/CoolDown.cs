namespace SecOpsConsole.Core.Rules;

/// <summary>
/// After an automatic write the same content is not taken away again at once: a robot at full speed must not set the pace, and what it
/// does meanwhile shows the flap detector that it is one. Other content is a new change and is met at once, within the budget.
/// </summary>
public static class CoolDown
{
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    /// <summary>Until when automatic mode waits; null when it may act. A write "in the future" (the clock was set back) does not prolong it.</summary>
    public static DateTime? Until(IReadOnlyCollection<DateTime> takenBackUtc, DateTime nowUtc)
    {
        var last = takenBackUtc.Where(at => at <= nowUtc + Length).DefaultIfEmpty(DateTime.MinValue).Max();
        return last > nowUtc - Length ? (last > nowUtc ? nowUtc : last) + Length : null;
    }
}
