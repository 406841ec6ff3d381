namespace SecOpsConsole.Core.Shadow;

/// <summary>Whether the scorecard speaks for automatic mode.</summary>
public enum ReadinessState
{
    /// <summary>Automatic mode had no opinion here.</summary>
    NothingToCompare,

    /// <summary>Too few decisions of people to say anything.</summary>
    TooFew,

    /// <summary>It would have changed what people wanted to stay.</summary>
    Dangerous,
    Ready,
}
