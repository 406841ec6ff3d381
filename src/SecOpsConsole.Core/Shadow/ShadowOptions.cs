namespace SecOpsConsole.Core.Shadow;

/// <summary>When a bucket counts as ready for automatic mode. It only advises: nobody but a person sets a mode.</summary>
public sealed record ShadowOptions
{
    /// <summary>How many changes that automatic mode would have made people must have decided about.</summary>
    public int MinDecisions { get; init; } = 5;

    /// <summary>How many percent of these a person must not have wanted to stay as they were.</summary>
    public int MinSafePercent { get; init; } = 100;

    /// <summary>How many days the scorecard looks back.</summary>
    public int WindowDays { get; init; } = 30;
}
