namespace SecOpsConsole.Web.Auth;

/// <summary>The paths that programs use.</summary>
internal static class ApiPath
{
    public static bool Matches(HttpRequest request) =>
        request.Path.StartsWithSegments("/api") || request.Path.StartsWithSegments("/openapi");
}
