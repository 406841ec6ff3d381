namespace SecOpsConsole.Web.Auth;

/// <summary>
/// The headers that keep a page to itself: nothing from a third party, no inline script, no framing, no sniffing, no referrer.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    // style-src needs 'unsafe-inline': Radzen positions its popups, columns and dialogs by style attributes.
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-src 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers.XFrameOptions = "DENY";
        if (ApiPath.Matches(context.Request))
        {
            // Policies and findings: not for a proxy's or a browser's disk.
            headers.CacheControl = "no-store";
        }

        return next(context);
    }
}
