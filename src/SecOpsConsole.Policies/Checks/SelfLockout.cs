namespace SecOpsConsole.Policies.Checks;

/// <summary>The owner locks himself out.</summary>
internal sealed class SelfLockout : IPolicyCheck
{
    public string Id => "self-lockout";

    public Severity Severity => Severity.High;

    public string? Control => null;

    public string Explanation => "A Deny to everyone also stops the owner from changing the policy; only the root user of the account could undo it.";

    public PolicyExample Weak { get; } = new("""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::acme-web","arn:aws:s3:::acme-web/*"]}]}""");

    public PolicyExample Strong { get; } = new("""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::acme-web","arn:aws:s3:::acme-web/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""");

    public IEnumerable<CheckFinding> Find(CheckInput input) =>
        from statement in input.Verdict.Statements
        where statement.Flags.HasFlag(StatementFlags.SelfLockout)
        select this.Report(statement);
}
