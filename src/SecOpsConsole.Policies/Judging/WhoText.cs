namespace SecOpsConsole.Policies;

/// <summary>Says who a statement reaches, as a reader would.</summary>
internal static class WhoText
{
    public static IReadOnlyList<string> Of(StatementVerdict verdict)
    {
        var statement = verdict.Statement;
        if (statement.Principal is not { } principal)
        {
            return ["unknown"];
        }

        if (principal.IsNegated)
        {
            return [$"everyone except {Join(principal.Entries.Select(Name))}"];
        }

        var who = new List<string>();
        foreach (var entry in principal.Entries)
        {
            var name = entry.IsEveryone && statement.Effect != Effect.Deny ? Everyone(verdict) : Name(entry);
            if (!who.Contains(name))
            {
                who.Add(name);
            }
        }

        return who;
    }

    /// <summary>"a", "a and b", "a, b and 3 more".</summary>
    public static string Join(IEnumerable<string> names, int most = 4)
    {
        var all = names.ToList();
        return all.Count switch
        {
            0 => "nobody",
            1 => all[0],
            _ when all.Count <= most => $"{string.Join(", ", all.SkipLast(1))} and {all[^1]}",
            _ => $"{string.Join(", ", all.Take(most - 1))} and {all.Count - most + 1} more",
        };
    }

    public static string Name(PrincipalEntry entry)
    {
        if (entry.IsEveryone)
        {
            return "everyone";
        }

        var value = Json.VisibleText.Of(entry.Value);
        return entry.Type switch
        {
            PrincipalType.Aws when Arn.IsRoot(entry.Value, out var account) => $"account {account}",
            PrincipalType.Aws when ValueRules.IsUniqueId(entry.Value) => $"the deleted principal {value}",
            PrincipalType.Aws => AwsName(entry.Value, value),
            PrincipalType.Service => $"the service {value}",
            PrincipalType.Federated => $"anyone signed in with {value}",
            PrincipalType.CanonicalUser => $"the canonical user {(value.Length > 12 ? value[..12] + "…" : value)}",
        };
    }

    private static string AwsName(string raw, string shown)
    {
        if (!Arn.TryParse(raw, out var arn))
        {
            return shown;
        }

        var resource = Json.VisibleText.Of(arn.Resource.ToString());
        return arn.Account is "cloudfront"
            ? resource.Replace("user/CloudFront Origin Access Identity ", "the CloudFront origin access identity ", StringComparison.Ordinal)
            : $"{resource} of account {arn.Account}";
    }

    private static string Everyone(StatementVerdict verdict)
    {
        var kinds = verdict.Limits;
        return true switch
        {
            _ when verdict.AnonymousReachable => "anyone on the internet",
            _ when Find(kinds, LimitKind.Identity) is { } limit => IdentityName(limit),
            _ when Find(kinds, LimitKind.UserId) is { } limit => $"the principals with id {Values(limit)}",
            _ when Find(kinds, LimitKind.Organization) is { } limit => $"every member of {Values(limit)}",
            _ when Find(kinds, LimitKind.Source) is { } limit => $"AWS services on behalf of {Values(limit)}",
            _ when Find(kinds, LimitKind.AccessPoint) is { } limit => $"requests through access points of {Values(limit)}",
            _ when Find(kinds, LimitKind.Network) is { } limit => $"anyone from {Values(limit)}",
            _ when Find(kinds, LimitKind.KmsKey) is not null => "anyone who names a fixed KMS key",
            _ when verdict.Class == StatementClass.AnyAuthenticatedAws => "anyone with an AWS account",
            _ => "anyone on the internet",
        };
    }

    private static string IdentityName(Limit limit) =>
        limit.Values.All(static value => Arn.IsAccountId(value))
            ? $"every principal of account {Join(limit.Values)}"
            : Join(limit.Values.Select(static value => AwsName(value, Json.VisibleText.Of(value))));

    private static string Values(Limit limit) => Join(limit.Values.Select(Json.VisibleText.Of));

    private static Limit? Find(IReadOnlyList<Limit> limits, LimitKind kind) => limits.FirstOrDefault(limit => limit.Kind == kind);
}
