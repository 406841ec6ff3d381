namespace SecOpsConsole.Policies;

/// <summary>The judgement on one statement, with its reasons.</summary>
public sealed class StatementVerdict
{
    private readonly PolicyDocument _document;
    private string? _explanation;
    private IReadOnlyList<string>? _who;
    private StatementFingerprint? _fingerprint;

    internal StatementVerdict(PolicyDocument document, Statement statement, JudgeContext context)
    {
        _document = document;
        Statement = statement;
        Context = context;
    }

    /// <summary>The statement that was judged.</summary>
    public Statement Statement { get; }

    /// <summary>Position in the document, from 0.</summary>
    public int Index => Statement.Index;

    /// <summary>The statement's label; may be empty or repeated.</summary>
    public string? Sid => Statement.Sid;

    /// <summary>Who it reaches, taken by itself.</summary>
    public required StatementClass Class { get; init; }

    /// <summary>Its share of the policy's answer, after the Deny statements beside it.</summary>
    public required PublicAnswer Public { get; init; }

    /// <summary>Requests without any credentials are certainly allowed.</summary>
    public bool AnonymousReachable { get; init; }

    /// <summary>Anyone with an AWS account is certainly allowed.</summary>
    public bool AnyAwsAccountReachable { get; init; }

    /// <summary>The conditions that limit who.</summary>
    public IReadOnlyList<Limit> Limits { get; init; } = [];

    /// <summary>The conditions that do not, and why.</summary>
    public IReadOnlyList<IgnoredCondition> Ignored { get; init; } = [];

    /// <summary>Remarks.</summary>
    public StatementFlags Flags { get; init; }

    /// <summary>Indexes of unconditional Deny statements that take everything away again. The grant is latent: it lives up when they go.</summary>
    public IReadOnlyList<int> NeutralisedBy { get; init; } = [];

    /// <summary>Index of a Deny that leaves only limited callers; see <see cref="StatementFlags.GuardedByDeny"/>.</summary>
    public int? GuardedBy { get; init; }

    /// <summary>The class if that Deny is counted.</summary>
    public StatementClass? GuardedClass { get; init; }

    /// <summary>Account ids other than the bucket's own that it reaches, sorted.</summary>
    public IReadOnlyList<string> External { get; init; } = [];

    /// <summary>Organizations that it is limited to.</summary>
    public IReadOnlyList<string> Organizations { get; init; } = [];

    /// <summary>Who, in words: "anyone on the internet", "account 444455556666".</summary>
    public IReadOnlyList<string> Who => _who ??= WhoText.Of(this);

    /// <summary>One or more sentences for a person.</summary>
    public string Explanation => _explanation ??= ExplanationText.Of(this);

    /// <summary>Identifies the statement by its meaning.</summary>
    public StatementFingerprint Fingerprint => _fingerprint ??= StatementFingerprint.Of(_document, Statement);

    /// <summary>The page of AWS that the judgement rests on.</summary>
    public string DocUrl => Class switch
    {
        StatementClass.Deny => "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html",
        StatementClass.AwsService or StatementClass.AwsServiceUnscoped => "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
        StatementClass.Invalid => "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
        StatementClass.CrossAccount or StatementClass.OpaquePrincipal => "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
        StatementClass.CloudFrontOai => "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html",
        StatementClass.Internal or StatementClass.AccessPointDelegated or StatementClass.NetworkRestricted or StatementClass.CrossOrganization
            or StatementClass.KmsKeyRestricted or StatementClass.AnyAuthenticatedAws or StatementClass.Public
            => "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
    };

    internal JudgeContext Context { get; }
}
