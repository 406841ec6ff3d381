namespace SecOpsConsole.Core.Rules;

/// <summary>What an organisation tells the guards.</summary>
public sealed class GuardOptions
{
    /// <summary>Whom a guard hands a fight to when nobody has the finding yet.</summary>
    public string EscalateTo { get; init; } = "Analysts on duty";

    /// <summary>How long they have.</summary>
    public TimeSpan EscalateWithin { get; init; } = TimeSpan.FromHours(1);
}
