namespace SecOpsConsole.Web.Tests.Auth;

internal static class UriParts
{
    /// <summary>Path and query also of a relative address.</summary>
    public static string PathAndQuery(this Uri uri) => uri.IsAbsoluteUri ? uri.PathAndQuery : uri.OriginalString;
}
