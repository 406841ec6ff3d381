namespace SecOpsConsole.Sandbox.Macie.Findings;

/// <summary>A type of findings.</summary>
/// <param name="Score">1 Low, 2 Medium, 3 High: fixed for policy findings, the usual one for sensitive data.</param>
internal sealed record FindingType(string Name, string Title, string Description, int Score)
{
    public bool IsPolicy => Name.StartsWith(FindingTypes.Policy, StringComparison.Ordinal);
}
