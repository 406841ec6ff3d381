namespace SecOpsConsole.Web.Api;

/// <summary>
/// A browser sends the session's cookie by itself, also for a page of somebody else. So a change by cookie needs a header that
/// a foreign page cannot set without being asked first (CORS is not granted to anybody). Bearer tokens need none: no browser adds them.
/// </summary>
internal sealed class OwnPagesOnly : IEndpointFilter
{
    public const string Header = "X-SecOps-Antiforgery";

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        var foreign = request.Headers.Origin is [{ } origin] && origin != $"{request.Scheme}://{request.Host}";
        var asked = Auth.BearerTokens.Carries(request) || HttpMethods.IsGet(request.Method) || request.Headers.ContainsKey(Header);
        return asked && !foreign
            ? next(context)
            : ValueTask.FromResult<object?>(ApiProblems.Forbidden($"A change with a session's cookie needs the header {Header} and an own page. Nothing was changed."));
    }
}
