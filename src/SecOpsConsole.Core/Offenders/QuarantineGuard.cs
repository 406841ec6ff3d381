using System.Text.RegularExpressions;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Offenders;

/// <summary>Who is never quarantined, and why; what is not known to be allowed is not done.</summary>
internal sealed class QuarantineGuard(OffenderOptions options, IBucketPolicyGateway gateway)
{
    private readonly List<Regex> _breakGlass = [.. options.BreakGlass.Select(Pattern)];

    /// <summary>The reason in one sentence; null when an inline policy may be put on it.</summary>
    public string? WhyNot(Principal principal)
    {
        if (_breakGlass.Exists(pattern => pattern.IsMatch(principal.Arn)))
        {
            return "It is on the break-glass list (Quarantine:BreakGlass): whoever needs it in an emergency must not find it locked.";
        }
        if (gateway.Accounts.Any(account => account.RoleArn == principal.Arn))
        {
            return "It is the console's own role.";
        }
        return principal.Class switch
        {
            PrincipalClass.Root => "The account's root user cannot carry a policy; a service control policy is the only way to limit it.",
            PrincipalClass.IdentityCenter => "It comes through IAM Identity Center: the role belongs to everybody of the permission set, and IAM lets nobody change it.",
            PrincipalClass.Other => "Nothing can be attached to an identity of this kind.",
            PrincipalClass.User or PrincipalClass.Role => gateway.Accounts.Any(account => account.AccountId == principal.AccountId)
                ? null
                : $"It belongs to account {principal.AccountId}, which is not configured here.",
        };
    }

    private static Regex Pattern(string pattern) => new(
        "\\A" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "\\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
