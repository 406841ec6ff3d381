namespace SecOpsConsole.Web.Health;

/// <summary>For probes: no sign-in, no detail.</summary>
internal static class HealthEndpoints
{
    public const string Live = "/health/live";
    public const string Ready = "/health/ready";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Live, () => "live").AllowAnonymous().ExcludeFromDescription();
        routes.MapGet(Ready, async (Readiness readiness, CancellationToken cancellationToken) =>
            await readiness.ProblemAsync(cancellationToken) is { } problem
                ? Results.Text($"not ready: {problem}", statusCode: StatusCodes.Status503ServiceUnavailable)
                : Results.Text(readiness.Warning is { } warning ? $"ready; {warning}" : "ready")).AllowAnonymous().ExcludeFromDescription();
    }
}
