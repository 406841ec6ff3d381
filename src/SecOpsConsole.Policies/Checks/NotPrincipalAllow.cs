namespace SecOpsConsole.Policies.Checks;

/// <summary>Allow with NotPrincipal.</summary>
internal sealed class NotPrincipalAllow : IPolicyCheck
{
    public string Id => "not-principal-allow";

    public Severity Severity => Severity.High;

    public string? Control => null;

    public string Explanation => "NotPrincipal with Allow grants access to everyone who is not listed, strangers included.";

    public PolicyExample Weak { get; } = new("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","NotPrincipal":{"AWS":"444455556666"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-web/*"}]}""");

    public PolicyExample Strong { get; } = new("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-web/*"}]}""");

    public IEnumerable<CheckFinding> Find(CheckInput input) =>
        from statement in input.Grants
        where statement.Flags.HasFlag(StatementFlags.NotPrincipalAllow)
        select this.Report(statement);
}
