namespace SecOpsConsole.Web.Auth;

/// <summary>
/// Refuses a circuit to a page of another origin. CORS does not cover web sockets, and the cookie travels with them.
/// </summary>
internal sealed class CircuitOriginCheck(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/_blazor") && !IsOwn(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        return next(context);
    }

    /// <summary>Browsers send Origin with every web socket and every POST; a request without one cannot come from a foreign page.</summary>
    private static bool IsOwn(HttpRequest request)
    {
        var origin = request.Headers.Origin;
        return origin.Count == 0 || (origin.Count == 1 && origin[0] == $"{request.Scheme}://{request.Host}");
    }
}
