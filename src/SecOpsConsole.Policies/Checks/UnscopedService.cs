namespace SecOpsConsole.Policies.Checks;

/// <summary>Services that act for anybody.</summary>
internal sealed class UnscopedService : IPolicyCheck
{
    public string Id => "unscoped-service";

    public Severity Severity => Severity.High;

    public string? Control => null;

    public string Explanation => "An AWS service may act for any customer of AWS, not only for this account (confused deputy).";

    public PolicyExample Weak { get; } = new("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"s3:PutObject","Resource":"arn:aws:s3:::acme-web/*"}]}""");

    public PolicyExample Strong { get; } = new("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"s3:PutObject","Resource":"arn:aws:s3:::acme-web/*","Condition":{"StringEquals":{"aws:SourceAccount":"111122223333"}}}]}""");

    public IEnumerable<CheckFinding> Find(CheckInput input) =>
        from statement in input.Grants
        where statement.Class == StatementClass.AwsServiceUnscoped
        select this.Report(statement, statement.Changes() ? Severity.High : Severity.Medium);
}
