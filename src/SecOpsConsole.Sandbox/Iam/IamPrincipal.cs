using SecOpsConsole.Sandbox.Identities;

namespace SecOpsConsole.Sandbox.Iam;

/// <summary>A user or role as IAM shows it.</summary>
internal sealed record IamPrincipal(string Kind, string Arn, string Name, string Id, IReadOnlyList<string> TrustedArns)
{
    public const string User = "user";
    public const string Role = "role";

    /// <summary>The ARN's part between kind and name: <c>/</c>, or <c>/aws-service-role/…/</c>.</summary>
    public string Path => Arn[(Arn.IndexOf(":" + Kind + "/", StringComparison.Ordinal) + Kind.Length + 1)..^Name.Length];

    /// <summary>IAM lets nobody change roles that belong to a service or to IAM Identity Center.</summary>
    public bool IsProtected => Path.StartsWith("/aws-service-role/", StringComparison.Ordinal) || Path.StartsWith("/aws-reserved/", StringComparison.Ordinal);

    /// <summary>The sum of all inline policies, white space not counted (IAM user guide, "IAM and AWS STS quotas").</summary>
    public int MaxPolicyCharacters => Kind == User ? 2_048 : 10_240;

    /// <summary>Finds a principal by the name that is unique in its account, whatever its path; null when there is none.</summary>
    public static IamPrincipal? Find(IdentityBook book, string kind, string account, string name)
    {
        if (kind == Role)
        {
            return book.FindRole(account, name) is { } role ? new IamPrincipal(Role, role.Arn, role.Name, role.Id, role.TrustedArns) : null;
        }

        return book.FindUser(account, name) is { } key ? new IamPrincipal(User, key.IdentityArn!, name, key.Caller.PrincipalId, []) : null;
    }
}
