namespace SecOpsConsole.Policies;

/// <summary>Takes a policy apart into grants and denials.</summary>
internal sealed class Grants
{
    private Grants(PolicyVerdict verdict)
    {
        Verdict = verdict;
    }

    public PolicyVerdict Verdict { get; }

    public List<Grant> Allowed { get; } = [];

    public List<Statement> Denied { get; } = [];

    public bool IsCertain => !Verdict.IsInvalid;

    /// <summary><c>${…}</c> means the same in both; a policy without statements has nothing that could mean anything else.</summary>
    public bool SpeaksLike(Grants other) => Verdict.Statements is not [var mine, ..] || other.Verdict.Statements is not [var theirs, ..]
        || mine.Statement.VariablesApply == theirs.Statement.VariablesApply;

    public static Grants Of(string? text, JudgeContext context)
    {
        var grants = new Grants(new PolicyJudge(context).JudgeText(text));
        foreach (var verdict in grants.Verdict.Statements)
        {
            if (verdict.Class == StatementClass.Deny)
            {
                grants.Denied.Add(verdict.Statement);
            }
            else if (verdict.Statement is { IsValid: true, Principal: { } principal })
            {
                grants.Add(verdict, principal, context);
            }
        }

        return grants;
    }

    private void Add(StatementVerdict verdict, PrincipalSet principal, JudgeContext context)
    {
        if (principal.IsNegated)
        {
            Allowed.Add(Open(verdict, context) with { Exceptions = principal });
            return;
        }

        // Once for all principals of the statement: a long list beside long conditions would take its square.
        var conditions = ConditionAnalysis.Of(verdict.Statement.Condition, verdict.Statement.VariablesApply, forServices: true);
        foreach (var entry in principal.Entries.Distinct())
        {
            Allowed.Add(entry.IsEveryone ? Open(verdict, context) : Named(verdict, entry, conditions, context));
        }
    }

    private static Grant Open(StatementVerdict verdict, JudgeContext context)
    {
        var conditions = ConditionAnalysis.Of(verdict.Statement.Condition, verdict.Statement.VariablesApply, forServices: false);
        var reach = new PrincipalClassifier(context, conditions, new SortedSet<string>(StringComparer.Ordinal)).Open();
        var kind = reach.Class switch
        {
            StatementClass.Public => AccessSubjectKind.Anyone,
            StatementClass.AnyAuthenticatedAws => AccessSubjectKind.AnyAwsAccount,
            StatementClass.Internal => AccessSubjectKind.Own,
            StatementClass.CrossAccount or StatementClass.OpaquePrincipal => AccessSubjectKind.Outsider,
            StatementClass.Deny or StatementClass.CloudFrontOai or StatementClass.AwsService or StatementClass.AccessPointDelegated
                or StatementClass.NetworkRestricted or StatementClass.CrossOrganization or StatementClass.KmsKeyRestricted
                or StatementClass.AwsServiceUnscoped or StatementClass.Invalid => AccessSubjectKind.Limited,
        };
        return new Grant
        {
            Subject = new AccessSubject(kind, WhoText.Everyone(verdict.Statement, conditions), conditions.IdentityAccounts is [var one] ? one == ValueRules.OwnAccount ? context.BucketAccount : one : null),
            Verdict = verdict,
            Principal = new PrincipalEntry(PrincipalType.Aws, "*"),
            SubjectConditions = conditions.SubjectEntries,
            OtherConditions = [.. verdict.Statement.Condition.Entries.Where(entry => !conditions.SubjectEntries.Contains(entry))],
        };
    }

    private static Grant Named(StatementVerdict verdict, PrincipalEntry entry, ConditionAnalysis conditions, JudgeContext context)
    {
        var external = new SortedSet<string>(StringComparer.Ordinal);
        var reach = new PrincipalClassifier(context, conditions, external).Classify(entry);
        var kind = reach.Class switch
        {
            StatementClass.Internal => AccessSubjectKind.Own,
            StatementClass.AwsService => external.Count > 0 || conditions.SourceAccounts is null ? AccessSubjectKind.Limited : AccessSubjectKind.Service,
            StatementClass.AwsServiceUnscoped => AccessSubjectKind.UnscopedService,
            StatementClass.Public => AccessSubjectKind.Anyone,
            StatementClass.AnyAuthenticatedAws => AccessSubjectKind.AnyAwsAccount,
            StatementClass.Deny or StatementClass.CloudFrontOai or StatementClass.AccessPointDelegated or StatementClass.NetworkRestricted
                or StatementClass.CrossOrganization or StatementClass.KmsKeyRestricted or StatementClass.OpaquePrincipal
                or StatementClass.CrossAccount or StatementClass.Invalid => AccessSubjectKind.Outsider,
        };
        var account = Arn.IsRoot(entry.Value, out var id) ? id : external.Count == 1 ? external.Min : null;
        return new Grant
        {
            Subject = new AccessSubject(kind, WhoText.Name(entry), account),
            Verdict = verdict,
            Principal = entry,
            SubjectConditions = [],
            OtherConditions = verdict.Statement.Condition.Entries,
        };
    }
}
