using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SecOpsConsole.Sandbox.Front;

namespace SecOpsConsole.Sandbox.Iam;

/// <summary>The operations that the sandbox knows: users and roles to look at, their inline policies to read and write.</summary>
internal static partial class IamOperations
{
    private static readonly DateTime Made = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly IReadOnlyList<IamOperation> All =
    [
        new("GetUser", IamPrincipal.User, Get),
        new("GetRole", IamPrincipal.Role, Get),
        new("ListUserPolicies", IamPrincipal.User, List),
        new("ListRolePolicies", IamPrincipal.Role, List),
        new("GetUserPolicy", IamPrincipal.User, GetPolicy),
        new("GetRolePolicy", IamPrincipal.Role, GetPolicy),
        new("PutUserPolicy", IamPrincipal.User, PutPolicy),
        new("PutRolePolicy", IamPrincipal.Role, PutPolicy),
        new("DeleteUserPolicy", IamPrincipal.User, DeletePolicy),
        new("DeleteRolePolicy", IamPrincipal.Role, DeletePolicy),
    ];

    public static IamOperation? Find(string? name) => All.FirstOrDefault(operation => operation.Name == name);

    private static AwsResponse Get(IamCall call)
    {
        var principal = call.Principal;
        var isRole = principal.Kind == IamPrincipal.Role;
        var kind = isRole ? "Role" : "User";
        return IamForm.Answer(call.Request, IamForm.Member(kind,
            IamForm.Member("Path", principal.Path),
            IamForm.Member(kind + "Name", principal.Name),
            IamForm.Member(kind + "Id", principal.Id),
            IamForm.Member("Arn", principal.Arn),
            IamForm.Member("CreateDate", Made.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
            isRole ? IamForm.Document("AssumeRolePolicyDocument", TrustPolicy(principal)) : null));
    }

    private static string TrustPolicy(IamPrincipal role) => role.TrustedArns.Count == 0
        ? """{"Version":"2012-10-17","Statement":[]}"""
        : $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["{{string.Join("\",\"", role.TrustedArns)}}"]},"Action":"sts:AssumeRole"}]}""";

    private static AwsResponse List(IamCall call)
    {
        var most = 100;
        if (call.Text("MaxItems") is { } given && (!int.TryParse(given, CultureInfo.InvariantCulture, out most) || most is < 1 or > 1_000))
        {
            return IamErrors.Unfit("maxItems");
        }

        var after = call.Text("Marker") ?? "";
        var names = call.Policies.Names.Where(name => string.CompareOrdinal(name, after) > 0).ToList();
        var isTruncated = names.Count > most;
        var page = names.Take(most).ToList();
        XElement[] result =
        [
            IamForm.Member("PolicyNames", page.Select(name => IamForm.Member("member", name))),
            IamForm.Member("IsTruncated", isTruncated ? "true" : "false"),
        ];
        return IamForm.Answer(call.Request, isTruncated ? [.. result, IamForm.Member("Marker", page[^1])] : result);
    }

    private static AwsResponse GetPolicy(IamCall call)
    {
        if (call.Text("PolicyName") is not { } name)
        {
            return IamErrors.Missing("policyName");
        }

        return call.Policies.Documents.GetValueOrDefault(name) is { } document
            ? IamForm.Answer(call.Request,
                IamForm.Member(call.Principal.Kind == IamPrincipal.User ? "UserName" : "RoleName", call.Principal.Name),
                IamForm.Member("PolicyName", name),
                IamForm.Document("PolicyDocument", document))
            : IamErrors.NoSuchPolicy(call.Principal.Kind, name);
    }

    private static AwsResponse PutPolicy(IamCall call)
    {
        if (call.Text("PolicyName") is not { } name)
        {
            return IamErrors.Missing("policyName");
        }

        if (!PolicyName().IsMatch(name))
        {
            return IamErrors.Unfit("policyName");
        }

        if (call.Text("PolicyDocument") is not { } document)
        {
            return IamErrors.Missing("policyDocument");
        }

        if (call.Principal.IsProtected)
        {
            return IamErrors.Protected(call.Principal);
        }

        if (IamDocuments.Fault(document) is { } fault)
        {
            return IamErrors.Malformed(fault);
        }

        var after = call.World.Iam.Find(call.Principal.Arn).With(name, document);
        if (after.Documents.Values.Sum(IamDocuments.Characters) > call.Principal.MaxPolicyCharacters)
        {
            return IamErrors.TooLarge(call.Principal);
        }

        call.World.Iam.Change(call.Principal.Arn, before => before.With(name, document));
        return IamForm.Answer(call.Request);
    }

    private static AwsResponse DeletePolicy(IamCall call)
    {
        if (call.Text("PolicyName") is not { } name)
        {
            return IamErrors.Missing("policyName");
        }

        if (call.Principal.IsProtected)
        {
            return IamErrors.Protected(call.Principal);
        }

        if (!call.World.Iam.Find(call.Principal.Arn).Documents.ContainsKey(name))
        {
            return IamErrors.NoSuchPolicy(call.Principal.Kind, name);
        }

        call.World.Iam.Change(call.Principal.Arn, before => before.Without(name));
        return IamForm.Answer(call.Request);
    }

    [GeneratedRegex(@"\A[\w+=,.@-]{1,128}\z")]
    private static partial Regex PolicyName();
}
