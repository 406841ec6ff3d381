using Microsoft.AspNetCore.Authorization;
using SecOpsConsole.Core.People;

namespace SecOpsConsole.Web.Auth;

/// <summary>The policies of pages, one for each role; a role includes the ones before it.</summary>
internal static class ConsolePolicies
{
    public const string Analyst = nameof(Role.Analyst);
    public const string Administrator = nameof(Role.Administrator);

    public static void Add(AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        foreach (var role in Enum.GetValues<Role>())
        {
            options.AddPolicy(role.ToString(), policy => policy.RequireRole(Enum.GetValues<Role>().Where(r => r >= role).Select(r => r.ToString())));
        }
    }
}
