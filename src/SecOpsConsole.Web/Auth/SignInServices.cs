using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using SecOpsConsole.Web.Configuration;

namespace SecOpsConsole.Web.Auth;

/// <summary>Cookie sessions for people, bearer tokens for programs, policies by role, and the keys that protect cookies.</summary>
internal static class SignInServices
{
    public const string SignInPath = "/sign-in";
    private const string Choice = "Console";
    private const string Cookie = CookieAuthenticationDefaults.AuthenticationScheme;

    public static IServiceCollection AddConsoleSignIn(this IServiceCollection services, ConsoleSettings settings)
    {
        var keys = PrivateFiles.CreateDirectory(Path.Combine(settings.DataDirectory, "keys"));
        services.AddDataProtection().SetApplicationName("SecOpsConsole").PersistKeysToFileSystem(keys);
        services.AddSingleton<Sessions>();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitRevalidation>();
        services.AddAuthentication(Choice)
            .AddPolicyScheme(Choice, null, choice => choice.ForwardDefaultSelector = context =>
                ApiPath.Matches(context.Request) && BearerTokens.Carries(context.Request) ? BearerTokens.SchemeName : Cookie)
            .AddScheme<AuthenticationSchemeOptions, BearerTokens>(BearerTokens.SchemeName, null)
            .AddCookie(Cookie, Configure);
        services.AddAuthorization(ConsolePolicies.Add);
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "secops-form";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // SecurityHeaders says DENY already.
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        return services;
    }

    private static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "secops-session";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.Path = "/";
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.CookieManager = new HostPrefixedCookies();
        cookie.LoginPath = SignInPath;
        cookie.AccessDeniedPath = SignInPath;
        cookie.ReturnUrlParameter = "to";
        cookie.ExpireTimeSpan = Sessions.IdleLimit;
        cookie.SlidingExpiration = true;
        cookie.Events.OnValidatePrincipal = ValidateAsync;
        cookie.Events.OnRedirectToLogin = context => AnswerAsync(context, StatusCodes.Status401Unauthorized);
        cookie.Events.OnRedirectToAccessDenied = context => AnswerAsync(context, StatusCodes.Status403Forbidden);
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        if (context.Principal is null || !await sessions.IsCurrentAsync(context.Principal, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Cookie);
        }
    }

    /// <summary>Pages lead to the sign-in; programs and circuits get a status they understand.</summary>
    private static Task AnswerAsync(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (ApiPath.Matches(context.Request) || context.Request.Path.StartsWithSegments("/_blazor"))
        {
            context.Response.StatusCode = status;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }
}
