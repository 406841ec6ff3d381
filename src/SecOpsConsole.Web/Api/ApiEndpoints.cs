using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using SecOpsConsole.Web.Auth;

namespace SecOpsConsole.Web.Api;

/// <summary>The API for programs: /api/v1, JSON in camelCase, enums as words, problem details, and its own description.</summary>
internal static class ApiEndpoints
{
    public const string Document = "v1";
    private const int BodyLimit = 64 * 1024;
    private const int DepthLimit = 16;

    public static void AddConsoleApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
            json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            json.SerializerOptions.AllowDuplicateProperties = false;
            json.SerializerOptions.RespectNullableAnnotations = true;
            json.SerializerOptions.RespectRequiredConstructorParameters = true;
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.MaxDepth = DepthLimit;
        });
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);
        // One for all requests: a filter given by its type would be made anew for each.
        services.AddSingleton<OneAtATime>();
        services.AddProblemDetails();
        services.AddOpenApi(Document, OpenApiShape.Apply);
    }

    /// <summary>Gives also failures outside the handlers, such as a missing token, a body of problem details.</summary>
    public static void UseApiProblems(this IApplicationBuilder app) => app.UseWhen(
        context => ApiPath.Matches(context.Request), api => api.UseExceptionHandler().UseStatusCodePages());

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").RequireAuthorization().DisableAntiforgery()
            .AddEndpointFilter<OwnPagesOnly>().AddEndpointFilter<StoreBusyProblems>()
            .WithMetadata(new RequestSizeLimitAttribute(BodyLimit))
            .ProducesProblem(StatusCodes.Status401Unauthorized);
        OffendersApi.Map(api);
        FindingsApi.Map(api);
        SecurityHubApi.Map(api);
        BucketsApi.Map(api);
        AttemptsApi.Map(api);
        AccountsApi.Map(api);
        ExceptionsApi.Map(api);
        RequestsApi.Map(api);
        PoliciesApi.Map(api);
        AutomationApi.Map(api);
        SweepsApi.Map(api);
        ReplaysApi.Map(api);
        BulkApi.Map(api);
        ChangeSetsApi.Map(api);
        AuditApi.Map(api);
        routes.MapOpenApi().RequireAuthorization();
    }
}
