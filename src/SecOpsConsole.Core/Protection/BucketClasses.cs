using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Protection;

/// <summary>
/// Recognises protected buckets by what is known without another call: the name, the policies, the configuration. Pure. A name is
/// weaker evidence than a policy, and enough: a class only leaves the decision to a person.
/// </summary>
internal static class BucketClasses
{
    private const string ControlTowerPrefix = "aws-controltower-";

    /// <summary>Parts of a name between its separators, in this order.</summary>
    private static readonly (string[] Parts, string What)[] s_logs =
    [
        (["cloudtrail"], "CloudTrail records"),
        (["config", "bucket"], "AWS Config history"),
        (["access", "logs"], "access logs"),
        (["accesslogs"], "access logs"),
        (["flow", "logs"], "flow logs"),
        (["flowlogs"], "flow logs"),
        (["elb", "logs"], "load balancer logs"),
        (["alb", "logs"], "load balancer logs"),
        (["audit", "logs"], "audit logs"),
        (["log", "archive"], "archived logs"),
        (["guardduty"], "GuardDuty findings"),
    ];

    private static readonly string[][] s_states = [["terraform", "state"], ["tfstate"], ["tf", "state"], ["terraform", "remote", "state"], ["pulumi", "state"]];

    /// <summary>Names that AWS's own services and tools give, with who gives them.</summary>
    private static readonly (string Prefix, string Middle, string Who)[] s_made =
    [
        ("aws-", "", "AWS"),
        ("cf-templates-", "", "CloudFormation"),
        ("cdk-", "-assets-", "the CDK's bootstrap"),
        ("elasticbeanstalk-", "", "Elastic Beanstalk"),
        ("config-bucket-", "", "AWS Config's set-up"),
        ("codepipeline-", "", "CodePipeline"),
        ("sagemaker-", "", "SageMaker"),
        ("amplify-", "-deployment", "Amplify"),
    ];

    public static IReadOnlyList<ProtectedBy> Of(string name, ReadOnlySpan<string?> policies, ProtectionOptions options)
    {
        var found = new List<ProtectedBy>();
        if (options.OwnBuckets.Contains(name, StringComparer.Ordinal))
        {
            found.Add(new(ProtectedClass.Own, "The configuration lists it as one of our own (Automatic__OwnBuckets)."));
        }
        if (LogsByPolicy(policies) is { } delivered)
        {
            found.Add(new(ProtectedClass.LogDestination, delivered));
        }
        else if (s_logs.FirstOrDefault(log => HasParts(name, log.Parts)) is { What: { } logs })
        {
            found.Add(new(ProtectedClass.LogDestination, $"Its name says that it holds {logs}."));
        }
        if (s_states.Any(parts => HasParts(name, parts)))
        {
            found.Add(new(ProtectedClass.TerraformState, "Its name says that it holds state files; who reads them reads secrets, and without them nothing can be applied."));
        }
        if (name.StartsWith(ControlTowerPrefix, StringComparison.Ordinal))
        {
            found.Add(new(ProtectedClass.ControlTower, $"Its name begins with {ControlTowerPrefix}: AWS Control Tower made it, and a mandatory control forbids to change its policy."));
        }
        else if (s_made.FirstOrDefault(made => Made(name, made.Prefix, made.Middle)) is { Who: { } who })
        {
            found.Add(new(ProtectedClass.AwsCreated, $"Its name is of the kind that {who} gives; what made it relies on its policy."));
        }
        return found;
    }

    private static bool Made(string name, string prefix, string middle) =>
        name.StartsWith(prefix, StringComparison.Ordinal) && name.AsSpan(prefix.Length).Contains(middle, StringComparison.Ordinal);

    private static string? LogsByPolicy(ReadOnlySpan<string?> policies)
    {
        foreach (var policy in policies)
        {
            if (policy is not null && PolicyDocument.Parse(policy).Document is { } document && Delivery(document) is { } why)
            {
                return why;
            }
        }
        return null;
    }

    /// <summary>A statement by which a service may put objects; one that only lets it look says nothing.</summary>
    private static string? Delivery(PolicyDocument document)
    {
        foreach (var statement in document.Statements.Where(s => s is { IsValid: true, Effect: Effect.Allow, Principal.IsNegated: false } && Puts(s)))
        {
            foreach (var entry in statement.Principal!.Entries.Where(entry => entry.Type == PrincipalType.Service))
            {
                if (LogDelivery.RecordsOf(entry.Value) is { } records)
                {
                    return $"Its policy lets {entry.Value} deliver {records} here ({statement.Label}).";
                }
            }
        }
        return null;
    }

    private static bool Puts(Statement statement) => statement.Actions.IsNegated || statement.Actions.Patterns.Any(action =>
        action == "*" || action.StartsWith("s3:Put", StringComparison.OrdinalIgnoreCase) || action.StartsWith("s3:*", StringComparison.OrdinalIgnoreCase));

    /// <summary>The parts stand in the name one after the other: "orchid-audit-logs" has audit, logs; "catalogs" has no log.</summary>
    private static bool HasParts(string name, string[] parts)
    {
        var words = name.Split('-', '.');
        for (var start = 0; start + parts.Length <= words.Length; start++)
        {
            if (words.AsSpan(start, parts.Length).SequenceEqual(parts))
            {
                return true;
            }
        }
        return false;
    }
}
