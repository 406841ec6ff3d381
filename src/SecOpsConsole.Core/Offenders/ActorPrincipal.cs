using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Offenders;

/// <summary>
/// Whom an actor's changes count against: the user, or the role behind a session. A session's name is chosen by whoever assumes the
/// role, so it says nothing; but Identity Center sets it itself and gives one role to a whole permission set, so there the session is
/// the person. AWS services and the console's own role are nobody.
/// </summary>
public sealed record ActorPrincipal(string Arn, PrincipalClass Class, string AccountId, string Name)
{
    private const string ServiceRole = ":role/aws-service-role/";
    private const string IdentityCenterRole = "AWSReservedSSO_";

    public static ActorPrincipal? Of(Actor actor, IReadOnlyCollection<AwsAccountScope> accounts)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(accounts);
        if (actor is not { Arn: { Length: > 0 } arn, AccountId: { Length: > 0 } account } || actor.Type is "AWSService" or "AWSAccount")
        {
            return null;
        }
        if (actor.IssuerArn is { Length: > 0 } issuer && issuer.Contains(":role/", StringComparison.Ordinal))
        {
            return OfRole(actor, arn, issuer, account, accounts);
        }
        return arn switch
        {
            _ when arn.EndsWith(":root", StringComparison.Ordinal) => new(arn, PrincipalClass.Root, account, $"root of {account}"),
            _ when arn.Contains(":user/", StringComparison.Ordinal) => new(arn, PrincipalClass.User, account, LastPart(arn)),
            _ => new(arn, PrincipalClass.Other, account, LastPart(arn)),
        };
    }

    private static ActorPrincipal? OfRole(Actor actor, string arn, string issuer, string account, IReadOnlyCollection<AwsAccountScope> accounts)
    {
        if (issuer.Contains(ServiceRole, StringComparison.Ordinal) || accounts.Any(own => own.RoleArn == issuer))
        {
            return null;
        }
        var role = LastPart(issuer);
        return role.StartsWith(IdentityCenterRole, StringComparison.Ordinal)
            ? new(arn, PrincipalClass.IdentityCenter, account, actor.Name ?? LastPart(arn))
            : new(issuer, PrincipalClass.Role, account, role);
    }

    private static string LastPart(string arn) => arn[(arn.LastIndexOfAny(['/', ':']) + 1)..];
}
