namespace SecOpsConsole.Policies.Checks;

/// <summary>Other accounts.</summary>
internal sealed class ExternalAccount : IPolicyCheck
{
    public string Id => "external-account";

    public Severity Severity => Severity.High;

    public string? Control => null;

    public string Explanation => "A statement lets principals of another account in that is not on the list of trusted accounts.";

    public PolicyExample Weak { get; } = new("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-web/*"}]}""");

    public PolicyExample Strong { get; } = new("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-web/*"}]}""");

    public IEnumerable<CheckFinding> Find(CheckInput input) =>
        from statement in input.OutsideGrants
        where statement.External.Count > 0 && statement.Class != StatementClass.AwsServiceUnscoped
        select this.Report(statement, statement.Changes() ? Severity.High : Severity.Medium);
}
