using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using SecOpsConsole.Web.Configuration;

namespace SecOpsConsole.Web.Auth;

/// <summary>Cookie sessions, policies by role, and the keys that protect cookies.</summary>
internal static class SignInServices
{
    /// <summary>A session ends after this time without use.</summary>
    public static readonly TimeSpan IdleLimit = TimeSpan.FromHours(8);

    public static IServiceCollection AddConsoleSignIn(this IServiceCollection services, ConsoleSettings settings)
    {
        var keys = PrivateFiles.CreateDirectory(Path.Combine(settings.DataDirectory, "keys"));
        services.AddDataProtection().SetApplicationName("SecOpsConsole").PersistKeysToFileSystem(keys);
        services.AddCascadingAuthenticationState();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = "secops-session";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.LoginPath = "/sign-in";
            cookie.AccessDeniedPath = "/sign-in";
            cookie.ReturnUrlParameter = "to";
            cookie.ExpireTimeSpan = IdleLimit;
            cookie.SlidingExpiration = true;
        });
        services.AddAuthorization();
        return services;
    }
}
