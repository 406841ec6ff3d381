namespace SecOpsConsole.Core.Findings;

/// <summary>Whether a button can be pressed; when not, <paramref name="WhyNot"/> says the reason in one sentence.</summary>
public sealed record ActionOffer(bool Offered, string? WhyNot)
{
    public static ActionOffer Yes { get; } = new(true, null);
    public static ActionOffer No(string whyNot) => new(false, whyNot);
}
