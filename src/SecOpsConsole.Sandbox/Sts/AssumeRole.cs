using System.Text.RegularExpressions;
using System.Xml.Linq;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Identities;

namespace SecOpsConsole.Sandbox.Sts;

/// <summary>AssumeRole with the trust policy's ExternalId enforced (STS API reference, AssumeRole).</summary>
internal static partial class AssumeRole
{
    private const int DefaultSeconds = 3600;

    public static AwsResponse Handle(SandboxWorld world, AwsRequest request, IReadOnlyDictionary<string, string> form)
    {
        var arn = form.GetValueOrDefault("RoleArn", "");
        var sessionName = form.GetValueOrDefault("RoleSessionName", "");
        var seconds = DefaultSeconds;
        if (arn.Length < 20 || !Name().IsMatch(sessionName)
            || (form.TryGetValue("DurationSeconds", out var given) && !int.TryParse(given, out seconds))
            || seconds is < 900 or > 43200)
        {
            return new AwsError(400, "ValidationError", "RoleArn, RoleSessionName (2 to 64 of letters, digits and =,.@_-) and DurationSeconds (900 to 43200) must be valid.");
        }

        var caller = request.Caller;
        if (world.Identities.FindRole(arn) is not { } role || !Trusts(role, caller, form.GetValueOrDefault("ExternalId")) || !MayAssume(caller))
        {
            // AWS does not tell a role that is missing from one that does not trust the caller.
            return new AwsError(403, "AccessDenied", $"User: {caller.Arn} is not authorized to perform: sts:AssumeRole on resource: {arn}");
        }

        var key = world.Identities.Assume(role, sessionName, form.GetValueOrDefault("SourceIdentity"), TimeSpan.FromSeconds(seconds));
        return Answer(request, key);
    }

    private static bool Trusts(RoleRecord role, Caller caller, string? externalId) =>
        (role.TrustedArns.Contains(caller.Arn) || (caller.RoleArn is { } own && role.TrustedArns.Contains(own)))
        && (role.ExternalId is null || role.ExternalId == externalId);

    private static bool MayAssume(Caller caller) =>
        caller.AllowedActions is null || caller.AllowedActions.Contains("sts:AssumeRole");

    private static AwsResponse Answer(AwsRequest request, AccessKey key)
    {
        var ns = StsForm.Namespace;
        return StsForm.Answer(request,
            new XElement(ns + "AssumedRoleUser",
                new XElement(ns + "AssumedRoleId", key.Caller.PrincipalId),
                new XElement(ns + "Arn", key.Caller.Arn)),
            new XElement(ns + "Credentials",
                new XElement(ns + "AccessKeyId", key.Id),
                new XElement(ns + "SecretAccessKey", key.Secret),
                new XElement(ns + "SessionToken", key.SessionToken),
                new XElement(ns + "Expiration", key.ExpiresUtc!.Value.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"))));
    }

    [GeneratedRegex(@"\A[\w+=,.@-]{2,64}\z")]
    private static partial Regex Name();
}
