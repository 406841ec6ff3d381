namespace SecOpsConsole.Policies.Checks;

/// <summary>Plain HTTP.</summary>
internal sealed class MissingTlsDeny : IPolicyCheck
{
    public string Id => "missing-tls-deny";

    public Severity Severity => Severity.Low;

    public string? Control => "S3.5";

    public string Explanation => "Requests over plain HTTP are not refused; a Deny on aws:SecureTransport false would do it.";

    public PolicyExample Weak { get; } = new("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-web/*"}]}""");

    public PolicyExample Strong { get; } = new("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-web/*"},{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::acme-web","arn:aws:s3:::acme-web/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""");

    public IEnumerable<CheckFinding> Find(CheckInput input)
    {
        if (input.Grants.Any() && !input.Verdict.Statements.Any(static statement => RefusesPlainHttp(statement.Statement)))
        {
            yield return this.Report("Requests over plain HTTP are not refused");
        }
    }

    /// <summary>The bucket alone has no objects in it, and a prefix only some: "*", "arn:aws:s3:::bucket/*", "arn:aws:s3:::bucket*".</summary>
    private static bool HasAllObjects(string pattern)
    {
        var slash = pattern.IndexOf('/', StringComparison.Ordinal);
        return pattern.EndsWith('*') && (slash < 0 || slash == pattern.Length - 2);
    }

    private static bool RefusesPlainHttp(Statement statement) =>
        statement is { IsValid: true, Effect: Effect.Deny, Principal: { IsNegated: false, IsOpen: true }, Actions.IsNegated: false }
        && statement.Actions.Patterns.Any(static action => action is "*" || action.Equals("s3:*", StringComparison.OrdinalIgnoreCase))
        && statement.Resources is { IsNegated: false } resources && resources.Patterns.Any(HasAllObjects)
        && statement.Condition.Entries is [{ Operator.Kind: ConditionOperatorKind.Bool, NormalKey: "aws:securetransport", Values: ["false"] }];
}
