namespace SecOpsConsole.Policies;

/// <summary>
/// A request of the role that manages the bucket's policy, to the bucket itself: signed, over TLS, through no access point, on nobody's
/// behalf. Where it comes from, which organization and which tags the role has, and the time are not known.
/// </summary>
/// <param name="account">The bucket's account, which is the role's too: S3 takes policy calls of no other.</param>
/// <param name="bucketName">The bucket; null when it has no name.</param>
/// <param name="roleArn">The role with its path; null when it is not known.</param>
internal sealed class OwnRequest(string account, string? bucketName, string? roleArn)
{
    private readonly string? _roleName = roleArn is null ? null : LastPart(roleArn);

    private string Partition => roleArn is not null && Arn.TryParse(roleArn, out var arn) ? arn.Partition.ToString() : "aws";

    public KnownKey Key(string normalKey) => normalKey switch
    {
        "aws:securetransport" => KnownKey.Of("true"),
        "aws:principalarn" => KnownKey.Of(roleArn),
        "aws:principalaccount" or "aws:resourceaccount" or "s3:resourceaccount" => KnownKey.Of(account),
        "aws:principaltype" => roleArn is null ? KnownKey.Unknown : KnownKey.Of("AssumedRole"),
        "aws:principalisawsservice" or "aws:viaawsservice" => KnownKey.Of("false"),
        "aws:username" => roleArn is null ? KnownKey.Unknown : KnownKey.Absent,
        "aws:principalservicename" or "aws:principalservicenameslist" or "aws:calledvia" or "aws:calledviafirst" or "aws:calledvialast"
            or "s3:prefix" or "s3:delimiter" or "s3:max-keys" or "s3:versionid"
            or "s3:dataaccesspointarn" or "s3:dataaccesspointaccount" or "s3:x-amz-acl" or "s3:x-amz-copy-source" => KnownKey.Absent,
        _ when normalKey.StartsWith("s3:x-amz-server-side-encryption", StringComparison.Ordinal)
            || normalKey.StartsWith("s3:x-amz-grant-", StringComparison.Ordinal)
            || normalKey.StartsWith("s3:existingobjecttag/", StringComparison.Ordinal)
            || normalKey.StartsWith("s3:requestobjecttag", StringComparison.Ordinal) => KnownKey.Absent,
        _ => ConditionKeys.OnlyFromServices(ConditionKeys.Find(normalKey)) ? KnownKey.Absent : KnownKey.Unknown,
    };

    public DenyCertainty IsNamedBy(PrincipalSet? principal)
    {
        if (principal is null)
        {
            return DenyCertainty.Maybe;
        }

        var named = DenyCertainty.No;
        foreach (var entry in principal.Entries)
        {
            var one = Is(entry);
            named = one > named ? one : named;
        }

        // A NotPrincipal spares a role only if it names the role, its account and the session, whose name changes with every write.
        return !principal.IsNegated ? named : named == DenyCertainty.No ? DenyCertainty.Yes : DenyCertainty.Maybe;
    }

    public DenyCertainty IsIn(PatternSet resources, bool variablesApply, StepBudget budget)
    {
        if (bucketName is null)
        {
            return DenyCertainty.Maybe;
        }

        var arn = $"arn:{Partition}:s3:::{bucketName}";
        var matched = DenyCertainty.No;
        foreach (var pattern in resources.Patterns)
        {
            var hasVariables = variablesApply && pattern.Contains("${", StringComparison.Ordinal);
            var one = !Glob.Matches(hasVariables ? Coverage.VariablesAsStars(pattern) : pattern, arn, budget) ? DenyCertainty.No
                : hasVariables ? DenyCertainty.Maybe : DenyCertainty.Yes;
            matched = one > matched ? one : matched;
        }

        return resources.IsNegated ? DenyCertainty.Yes - (int)matched : matched;
    }

    private DenyCertainty Is(PrincipalEntry entry) => entry.IsEveryone ? DenyCertainty.Yes : entry.Type switch
    {
        PrincipalType.Service => DenyCertainty.No,
        // The canonical id of an account is not known here.
        PrincipalType.CanonicalUser => DenyCertainty.Maybe,
        PrincipalType.Federated => roleArn is null ? DenyCertainty.Maybe : DenyCertainty.No,
        PrincipalType.Aws => IsAws(entry.Value),
    };

    private DenyCertainty IsAws(string value)
    {
        if (value == roleArn)
        {
            return DenyCertainty.Yes;
        }

        if (Arn.IsRoot(value, out var whole))
        {
            return whole == account ? DenyCertainty.Yes : DenyCertainty.No;
        }

        if (_roleName is null || value.AsSpan().ContainsAny('*', '?', '$') || !Arn.TryParse(value, out var arn))
        {
            // Unique ids of roles (AROA…) too: whose they are is not in the text.
            return DenyCertainty.Maybe;
        }

        return arn.Account.SequenceEqual(account) && MayBeRole(arn.Resource.ToString()) ? DenyCertainty.Maybe : DenyCertainty.No;
    }

    /// <summary>A role's name is unique in its account, whatever its path; a session of it may be ours.</summary>
    private bool MayBeRole(string resource) =>
        (resource.StartsWith("role/", StringComparison.Ordinal) && LastPart(resource).Equals(_roleName, StringComparison.OrdinalIgnoreCase))
        || (resource.Split('/') is ["assumed-role", var name, ..] && name.Equals(_roleName, StringComparison.OrdinalIgnoreCase));

    private static string LastPart(string text) => text[(text.LastIndexOf('/') + 1)..];
}
