using System.Buffers;

namespace SecOpsConsole.Policies;

/// <summary>Classifies the principals of an Allow.</summary>
internal sealed class PrincipalClassifier(JudgeContext context, ConditionAnalysis conditions, SortedSet<string> external)
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    private static readonly SearchValues<char> HostCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");

    private static readonly Reach Refused = new(StatementClass.Invalid, PublicAnswer.Undetermined, StatementFlags.InvalidPrincipal);

    /// <summary>A principal that is not fixed is open until shown otherwise, even if S3 would refuse it.</summary>
    private static readonly Reach RefusedOpen = new(StatementClass.Invalid, PublicAnswer.Yes, StatementFlags.InvalidPrincipal);

    private readonly HashSet<string[]> _added = new(ReferenceEqualityComparer.Instance);

    public Reach Classify(PrincipalEntry entry)
    {
        if (entry.IsEveryone)
        {
            return Open();
        }

        if (entry.Value.AsSpan().ContainsAny('*', '?') || entry.Value.Contains("${", StringComparison.Ordinal))
        {
            return RefusedOpen;
        }

        return entry.Type switch
        {
            PrincipalType.Aws => Aws(entry.Value),
            PrincipalType.Service => Service(entry.Value),
            PrincipalType.Federated => IsWebIdentity(entry.Value) ? Open() : Refused,
            PrincipalType.CanonicalUser => entry.Value.Length > 0 && !entry.Value.AsSpan().ContainsAnyExcept(HexDigits)
                ? new Reach(StatementClass.OpaquePrincipal, PublicAnswer.No, StatementFlags.None)
                : Refused,
        };
    }

    /// <summary>Everybody, as far as the conditions leave them.</summary>
    public Reach Open()
    {
        AddExternal(conditions.IdentityAccounts);
        if (conditions.IdentityAccounts is null)
        {
            AddExternal(conditions.SourceAccounts);
            AddExternal(conditions.AccessPointAccounts);
        }

        var reached = OpenClass();
        return new Reach(reached, OpenAnswer(), reached == StatementClass.KmsKeyRestricted ? StatementFlags.WeakLimit : StatementFlags.None);
    }

    private StatementClass OpenClass() => conditions switch
    {
        _ when Has(LimitKind.Identity) => conditions.IdentityAccounts!.All(IsOwn) ? StatementClass.Internal : StatementClass.CrossAccount,
        _ when Has(LimitKind.UserId) => StatementClass.OpaquePrincipal,
        _ when Has(LimitKind.Organization) => StatementClass.CrossOrganization,
        _ when Has(LimitKind.Source) => StatementClass.AwsService,
        _ when Has(LimitKind.AccessPoint) => StatementClass.AccessPointDelegated,
        _ when Has(LimitKind.Network) => StatementClass.NetworkRestricted,
        _ when Has(LimitKind.KmsKey) => StatementClass.KmsKeyRestricted,
        _ => conditions.ExcludesUnsigned ? StatementClass.AnyAuthenticatedAws : StatementClass.Public,
    };

    private PublicAnswer OpenAnswer()
    {
        var answer = PublicAnswer.Yes;
        for (var kind = LimitKind.Identity; kind <= LimitKind.KmsKey; kind++)
        {
            if (conditions[kind] == LimitStrength.Fixed && kind != LimitKind.KmsKey)
            {
                return PublicAnswer.No;
            }

            answer = Has(kind) ? PublicAnswer.Undetermined : answer;
        }

        return answer;
    }

    private Reach Aws(string value)
    {
        if (Arn.IsAccountId(value))
        {
            return Account(value);
        }

        if (ValueRules.IsUniqueId(value))
        {
            return new Reach(StatementClass.OpaquePrincipal, PublicAnswer.No, StatementFlags.StalePrincipal);
        }

        if (!Arn.TryParse(value, out var arn) || arn.Service is not ("iam" or "sts") || !arn.Region.IsEmpty || arn.Resource.IsEmpty)
        {
            return Refused;
        }

        if (arn.Account is "cloudfront")
        {
            return new Reach(StatementClass.CloudFrontOai, PublicAnswer.No, StatementFlags.None);
        }

        return Arn.IsAccountId(arn.Account) ? Account(arn.Account.ToString()) : Refused;
    }

    /// <summary>A named principal stays fixed whatever the conditions are; only aws:PrincipalAccount is ANDed with it.</summary>
    private Reach Account(string account)
    {
        var reached = conditions.PrincipalAccounts is not { } named || named.Contains(account) || (IsOwn(account) && named.Contains(ValueRules.OwnAccount));
        if (IsOwn(account) || !reached)
        {
            return new Reach(StatementClass.Internal, PublicAnswer.No, reached ? StatementFlags.None : StatementFlags.NeverMatches);
        }

        external.Add(account);
        return new Reach(StatementClass.CrossAccount, PublicAnswer.No, StatementFlags.None);
    }

    private Reach Service(string value)
    {
        if (!value.Contains('.', StringComparison.Ordinal) || value.AsSpan().ContainsAnyExcept(HostCharacters))
        {
            return Refused;
        }

        if (!Has(LimitKind.Source) && conditions.SourceOrganization == LimitStrength.None)
        {
            return new Reach(StatementClass.AwsServiceUnscoped, PublicAnswer.No, StatementFlags.None);
        }

        AddExternal(conditions.SourceAccounts);
        return new Reach(StatementClass.AwsService, PublicAnswer.No, StatementFlags.None);
    }

    /// <summary>Anybody can have an identity of these providers (S3 user guide, "The meaning of public").</summary>
    public static bool IsWebIdentity(string value) =>
        value is "graph.facebook.com" or "accounts.google.com" or "www.amazon.com" or "cognito-identity.amazonaws.com";

    private bool Has(LimitKind kind) => conditions[kind] != LimitStrength.None;

    private bool IsOwn(string account) => account == context.BucketAccount || account == ValueRules.OwnAccount;

    private void AddExternal(string[]? accounts)
    {
        // Once for each list: a long one beside many principals would take its square.
        foreach (var account in accounts is not null && _added.Add(accounts) ? accounts : [])
        {
            if (!IsOwn(account))
            {
                external.Add(account);
            }
        }
    }
}
