namespace SecOpsConsole.Web.Api;

/// <summary>The limits of every list.</summary>
internal static class ApiPage
{
    public const int DefaultLimit = 50;
    private const int LargestLimit = 200;
    private const int LongestCursor = 1000;

    /// <summary>Null when the page can be asked for.</summary>
    public static IResult? Refuse(int? limit, string? cursor) =>
        limit is < 1 or > LargestLimit ? ApiProblems.Invalid($"The limit must be 1 to {LargestLimit}.")
        : cursor?.Length > LongestCursor ? ApiProblems.Invalid("The cursor is not one that this list gave.")
        : null;
}
