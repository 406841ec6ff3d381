using SecOpsConsole.Sandbox.Front;

namespace SecOpsConsole.Sandbox.Iam;

/// <summary>One line of the operation table: what it works on, and how it answers.</summary>
internal sealed record IamOperation(string Name, string Kind, Func<IamCall, AwsResponse> Handle)
{
    public bool ReadOnly => Name.StartsWith("Get", StringComparison.Ordinal) || Name.StartsWith("List", StringComparison.Ordinal);

    /// <summary>UserName or RoleName.</summary>
    public string NameParameter => Kind == IamPrincipal.User ? "UserName" : "RoleName";
}
