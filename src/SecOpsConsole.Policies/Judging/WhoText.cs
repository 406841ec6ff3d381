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
            return [statement.Effect == Effect.Deny ? $"everyone except {Join(principal.Entries.Select(Name))}" : Everyone(verdict)];
        }

        var (who, seen) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var entry in principal.Entries.Distinct())
        {
            var name = entry.IsEveryone && statement.Effect != Effect.Deny ? Everyone(verdict) : Name(entry);
            if (seen.Add(name))
            {
                // The widest comes first: nobody should have to read a list to its end to find the star.
                who.Insert(entry.IsEveryone ? 0 : who.Count, name);
            }
        }

        return who;
    }

    private static string Everyone(StatementVerdict verdict) =>
        Everyone(verdict.Statement, ConditionAnalysis.Of(verdict.Statement.Condition, verdict.Statement.VariablesApply, forServices: false));

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
            : $"{Kind(resource)} of account {arn.Account}";
    }

    /// <summary>"role/etl/loader" → "role etl/loader", "assumed-role/reader/batch" → "session batch of role reader".</summary>
    private static string Kind(string resource)
    {
        var slash = resource.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return resource;
        }

        var (kind, name) = (resource[..slash], resource[(slash + 1)..]);
        var inner = name.LastIndexOf('/');
        return kind == "assumed-role" && inner > 0 ? $"session {name[(inner + 1)..]} of role {name[..inner]}" : $"{kind} {name}";
    }

    /// <summary>Everybody, as far as the conditions leave them.</summary>
    public static string Everyone(Statement statement, ConditionAnalysis conditions)
    {
        var limits = conditions.Limits;
        var who = true switch
        {
            _ when Find(limits, LimitKind.Identity) is { } limit => IdentityName(limit),
            _ when Find(limits, LimitKind.UserId) is { } limit => $"the principals with id {Values(limit)}",
            _ when Find(limits, LimitKind.Organization) is { } limit => $"every member of {Values(limit)}",
            _ when Find(limits, LimitKind.Source) is { } limit => $"AWS services on behalf of {Values(limit)}",
            _ when Find(limits, LimitKind.AccessPoint) is { } limit => $"requests through access points of {Values(limit)}",
            _ when Find(limits, LimitKind.Network) is { } limit => $"anyone from {Values(limit)}",
            _ when Find(limits, LimitKind.KmsKey) is not null => "anyone who names a fixed KMS key",
            _ => conditions.ExcludesUnsigned ? "anyone with an AWS account" : "anyone on the internet",
        };
        return statement.Principal is { IsNegated: true } spared ? $"{who} except {Join(spared.Entries.Select(Name))}" : who;
    }

    private static string IdentityName(Limit limit) =>
        limit.Values.All(static value => Arn.IsAccountId(value))
            ? $"every principal of account {Join(limit.Values)}"
            : Join(limit.Values.Select(static value => AwsName(value, Json.VisibleText.Of(value))));

    private static string Values(Limit limit) => Join(limit.Values.Select(Json.VisibleText.Of));

    private static Limit? Find(IReadOnlyList<Limit> limits, LimitKind kind) => limits.FirstOrDefault(limit => limit.Kind == kind);
}
