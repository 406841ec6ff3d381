using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Web.Api;

/// <summary>A store that cannot take a write now is a 503 that may be repeated, not a failure of the server.</summary>
internal sealed class StoreBusyProblems : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (StoreBusyException busy)
        {
            context.HttpContext.Response.Headers.RetryAfter = "10";
            return ApiProblems.Busy(busy.Message);
        }
        catch (FormatException)
        {
            return ApiProblems.Invalid("The cursor is not one that this list gave. Leave it out to begin at the first page.");
        }
    }
}
