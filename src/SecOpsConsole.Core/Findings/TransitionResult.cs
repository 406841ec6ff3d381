namespace SecOpsConsole.Core.Findings;

/// <summary>Whether a transition was applied; when not, nothing was changed and <paramref name="WhyNot"/> says why.</summary>
public sealed record TransitionResult(bool Applied, string? WhyNot)
{
    public static TransitionResult Done { get; } = new(true, null);
}
