using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Findings;

/// <summary>
/// Turns a policy's verdict and the bucket's settings into problems and an exposure. Pure. What could not be read counts as "not held back":
/// it never makes a bucket look safer, and it never makes automatic mode act.
/// </summary>
public static class JudgeOfBuckets
{
    /// <summary>The judgement on a policy as an account's bucket has it; null text: no policy.</summary>
    public static PolicyVerdict Judge(BucketRef bucket, string? policyText)
        => new PolicyJudge(ContextOf(bucket)).JudgeText(policyText);

    /// <summary>Whose bucket a policy belongs to: who counts as an outsider depends on it.</summary>
    public static JudgeContext ContextOf(BucketRef bucket)
        => new() { BucketAccount = bucket.AccountId, BucketName = bucket.Name };

    /// <summary>True when no check fails, whatever Block Public Access does: such a version may be a baseline.</summary>
    public static bool IsCompliant(PolicyVerdict verdict) => !verdict.IsInvalid && verdict.Statements.All(statement => CheckOf(statement) is null)
        && verdict.Public == PublicAnswer.No;

    /// <summary>The highest severity of a policy taken by itself; null when it is compliant.</summary>
    public static Severity? SeverityOf(PolicyVerdict verdict)
    {
        var problems = PolicyProblems(verdict, blocked: false);
        return problems.Count == 0 ? null : problems.Max(problem => problem.Severity);
    }

    /// <summary>The dedup keys of what is wrong with a policy taken by itself.</summary>
    public static IReadOnlySet<string> DedupKeys(Bucket bucket, PolicyVerdict verdict)
        => PolicyProblems(verdict, blocked: false).Select(problem => problem.DedupKey(bucket)).ToHashSet(StringComparer.Ordinal);

    public static JudgedBucket Judge(PolicyVerdict verdict, BucketSettings settings)
    {
        var held = settings.EffectiveBlock?.RestrictPublicBuckets == true;
        var problems = PolicyProblems(verdict, held);
        if (settings.AclPublic == true)
        {
            problems.Add(AclProblem(settings.EffectiveBlock?.IgnorePublicAcls == true));
        }

        var open = verdict.IsCertainlyOpen && !held && settings.BlockIsCertain;
        return new JudgedBucket(ExposureOf(verdict, settings), problems, open);
    }

    /// <summary>The finding of a bucket whose live policy cannot be read: nobody knows what it allows.</summary>
    public static JudgedBucket Unreadable(string why) => new(
        Exposure.Unknown,
        [new JudgedProblem(CheckIds.Unreadable, "live", Severity.Medium, $"The live policy could not be read: {why}", IsCertain: false, IsExposed: false)],
        ReachableByAnyone: false);

    private static List<JudgedProblem> PolicyProblems(PolicyVerdict verdict, bool blocked)
    {
        var problems = new List<JudgedProblem>();
        foreach (var statement in verdict.Statements)
        {
            if (CheckOf(statement) is { } check)
            {
                problems.Add(Problem(statement, check, blocked && statement.Public == PublicAnswer.Yes));
            }
        }

        if (verdict.IsInvalid && problems.All(problem => problem.Check != CheckIds.InvalidPolicy))
        {
            problems.Add(new JudgedProblem(
                CheckIds.InvalidPolicy, JudgedProblem.WholeDocument, Severity.High,
                "The policy is not one that S3 would store, so nobody can say for certain who it lets in.", IsCertain: false, IsExposed: false));
        }

        return problems;
    }

    private static JudgedProblem Problem(StatementVerdict statement, string check, bool blocked)
    {
        var severity = JudgeSeverity.Of(statement);
        return new JudgedProblem(
            check,
            statement.Fingerprint.Value,
            blocked ? JudgeSeverity.OneLower(severity) : severity,
            JudgeSentence.Of(statement, blocked),
            IsCertain: statement.Class != StatementClass.Invalid && statement.Public != PublicAnswer.Undetermined,
            IsExposed: statement.Public == PublicAnswer.Yes && !blocked,
            LetsAnyoneIn: statement.Public == PublicAnswer.Yes && (statement.AnonymousReachable || statement.AnyAwsAccountReachable));
    }

    /// <summary>Which check a statement fails; null when it is fine or has no effect.</summary>
    private static string? CheckOf(StatementVerdict statement)
    {
        if (statement.NeutralisedBy.Count > 0)
        {
            return null;
        }

        if (statement.Class == StatementClass.Invalid)
        {
            return CheckIds.InvalidPolicy;
        }

        return statement.Public switch
        {
            PublicAnswer.Yes => statement.Class == StatementClass.AnyAuthenticatedAws ? CheckIds.AnyAuthenticatedAws : CheckIds.PublicPrincipal,
            PublicAnswer.Undetermined => CheckIds.Undetermined,
            PublicAnswer.No => OutsiderCheck(statement),
        };
    }

    private static string? OutsiderCheck(StatementVerdict statement)
    {
        // What a deleted user or role left behind lets nobody in.
        var stale = statement.Class == StatementClass.OpaquePrincipal && (statement.Flags & StatementFlags.StalePrincipal) != 0;
        if (stale || (statement.Flags & StatementFlags.TrustedAccount) != 0)
        {
            return null;
        }

        return statement.Class switch
        {
            StatementClass.CrossAccount or StatementClass.OpaquePrincipal => CheckIds.ExternalAccount,
            StatementClass.AwsServiceUnscoped => CheckIds.UnscopedService,
            StatementClass.Invalid => CheckIds.InvalidPolicy,
            StatementClass.Deny or StatementClass.Internal or StatementClass.CloudFrontOai or StatementClass.AwsService
                or StatementClass.AccessPointDelegated or StatementClass.NetworkRestricted or StatementClass.CrossOrganization
                or StatementClass.KmsKeyRestricted or StatementClass.AnyAuthenticatedAws or StatementClass.Public => null,
        };
    }

    private static JudgedProblem AclProblem(bool ignored) => new(
        CheckIds.PublicAcl,
        "acl",
        ignored ? Severity.Medium : Severity.High,
        ignored
            ? "Everyone has a grant in the bucket's ACL, but Block Public Access ignores it."
            : "Everyone has a grant in the bucket's ACL.",
        IsCertain: true, IsExposed: !ignored, ByPolicy: false);

    private static Exposure ExposureOf(PolicyVerdict verdict, BucketSettings settings)
    {
        var byPolicy = PolicyExposure(verdict, settings.EffectiveBlock?.RestrictPublicBuckets == true);
        if (settings.AclPublic != true)
        {
            return byPolicy;
        }

        var byAcl = settings.EffectiveBlock?.IgnorePublicAcls == true ? Exposure.Blocked : Exposure.Public;
        return byAcl > byPolicy ? byAcl : byPolicy;
    }

    private static Exposure PolicyExposure(PolicyVerdict verdict, bool held)
    {
        if (verdict.Public == PublicAnswer.Yes)
        {
            // RestrictPublicBuckets cuts all cross-account access of a public policy too, not only the public statement's.
            return held ? Exposure.Blocked : verdict.AnonymousReachable ? Exposure.Public : Exposure.AnyAwsAccount;
        }

        return verdict switch
        {
            { NeedsPerson: true } => Exposure.Unknown,
            // Each statement is asked: a grant to an organization beside one to a network must not make it look safer.
            { ExternalAccounts.Count: > 0 } => Exposure.OtherAccounts,
            _ when verdict.Statements.Any(static statement => statement is { NeutralisedBy.Count: 0, Class: StatementClass.NetworkRestricted or >= StatementClass.OpaquePrincipal }) => Exposure.OtherAccounts,
            { WorstClass: StatementClass.CrossOrganization } => Exposure.Organization,
            _ => Exposure.OwnAccount,
        };
    }
}
