using Microsoft.AspNetCore.Authentication.Cookies;

namespace SecOpsConsole.Web.Auth;

/// <summary>
/// Over https the cookie's name begins with __Host-, which binds it to this host and path and to https. Browsers refuse that
/// prefix over plain http, which is what a first trial on one's own machine uses.
/// </summary>
internal sealed class HostPrefixedCookies : ICookieManager
{
    private readonly ChunkingCookieManager _inner = new();

    public string? GetRequestCookie(HttpContext context, string key) => _inner.GetRequestCookie(context, Name(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        _inner.AppendResponseCookie(context, Name(context, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
        _inner.DeleteCookie(context, Name(context, key), options);

    private static string Name(HttpContext context, string key) => context.Request.IsHttps ? "__Host-" + key : key;
}
