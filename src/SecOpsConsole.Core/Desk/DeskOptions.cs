namespace SecOpsConsole.Core.Desk;

/// <summary>What an operator sets for the Desk; the host binds it and checks it.</summary>
public sealed record DeskOptions
{
    /// <summary>How long an exception lives when nobody says otherwise.</summary>
    public TimeSpan ExceptionLives { get; init; } = TimeSpan.FromDays(30);

    /// <summary>The longest that anybody may grant at a time.</summary>
    public TimeSpan LongestException { get; init; } = TimeSpan.FromDays(180);
}
