namespace SecOpsConsole.Policies.Checks;

/// <summary>Actions that hand over the bucket.</summary>
internal sealed class TakeoverActions : IPolicyCheck
{
    public string Id => "takeover-actions";

    public Severity Severity => Severity.Critical;

    public string? Control => "S3.6";

    public string Explanation => "Somebody outside the account may change who has access to the bucket, and so take it over.";

    public PolicyExample Weak { get; } = new("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":["s3:PutBucketPolicy","s3:GetBucketPolicy"],"Resource":"arn:aws:s3:::acme-web"}]}""");

    public PolicyExample Strong { get; } = new("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"s3:GetBucketPolicy","Resource":"arn:aws:s3:::acme-web"}]}""");

    public IEnumerable<CheckFinding> Find(CheckInput input) =>
        from statement in input.OutsideGrants
        where statement.Flags.HasFlag(StatementFlags.TakeoverActions)
        select this.Report(statement, statement.Public == PublicAnswer.Yes ? Severity.Critical : Severity.High);
}
