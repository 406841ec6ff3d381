using Microsoft.AspNetCore.Authorization;
using SecOpsConsole.Core.People;

namespace SecOpsConsole.Web.Auth;

/// <summary>The policies of pages, one for each right. They only decide what is shown: the Desk asks for every command again.</summary>
internal static class ConsolePolicies
{
    public const string ReadAudit = nameof(Right.ReadAudit);
    public const string ManageChannels = nameof(Right.ManageChannels);

    public static void Add(AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        foreach (var right in Enum.GetValues<Right>())
        {
            options.AddPolicy(right.ToString(), policy => policy.RequireRole(RoleRights.With(right).Select(role => role.ToString())));
        }
    }
}
