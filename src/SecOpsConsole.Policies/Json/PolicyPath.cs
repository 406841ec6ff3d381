namespace SecOpsConsole.Policies.Json;

/// <summary>Builds JSON paths for error messages: <c>$.Statement[2].Condition.StringEquals['aws:SourceIp']</c>.</summary>
internal static class PolicyPath
{
    private const int LongestName = 80;

    public static string Item(string path, int index) => $"{path}[{index}]";

    public static string Member(string path, string name)
    {
        if (name.Length > 0 && name.All(char.IsAsciiLetterOrDigit))
        {
            return name.Length <= LongestName ? $"{path}.{name}" : $"{path}.{name[..LongestName]}…";
        }

        var shown = VisibleText.Of(name.Length <= LongestName ? name : name[..LongestName] + "…");
        return $"{path}['{shown.Replace("'", "\\'", StringComparison.Ordinal)}']";
    }
}
