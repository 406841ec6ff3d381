using System.Threading.RateLimiting;

namespace SecOpsConsole.Web.Api;

/// <summary>
/// For calls that may cost seconds of a processor: one runs, a few wait, the rest is answered 503. Two dozen hostile policies at
/// once would otherwise keep the webhook waiting for longer than EventBridge does.
/// </summary>
internal sealed class OneAtATime : IEndpointFilter, IDisposable
{
    public const int MostWaiting = 8;

    private readonly ConcurrencyLimiter _limiter = new(
        new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = MostWaiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        using var lease = await _limiter.AcquireAsync(1, context.HttpContext.RequestAborted);
        if (lease.IsAcquired)
        {
            return await next(context);
        }

        context.HttpContext.Response.Headers.RetryAfter = "10";
        return ApiProblems.Busy("Too many policies are being judged at this moment. Nothing was judged; try again in some seconds.");
    }

    public void Dispose() => _limiter.Dispose();
}
