namespace SecOpsConsole.Core.Intake;

/// <summary>The shape of an AWS account id: twelve ASCII digits, kept as text for its leading zeros.</summary>
internal static class AccountIds
{
    public static string? OrNull(string? text) => text is { Length: 12 } && text.All(char.IsAsciiDigit) ? text : null;
}
