namespace SecOpsConsole.Policies;

/// <summary>Names actions.</summary>
internal static class ActionText
{
    public static string Of(IReadOnlyList<string> patterns, bool areExceptions, bool isRefused = false)
    {
        var names = WhoText.Join(patterns.Select(Json.VisibleText.Of), most: 5);
        if (areExceptions)
        {
            return $"{(isRefused ? "any" : "every")} action except {names}";
        }

        return patterns.Any(static pattern => pattern is "*" || pattern.Equals("s3:*", StringComparison.OrdinalIgnoreCase)) ? isRefused ? "any S3 action" : "every S3 action" : names;
    }
}
