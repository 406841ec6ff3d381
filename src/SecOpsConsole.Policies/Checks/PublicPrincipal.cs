namespace SecOpsConsole.Policies.Checks;

/// <summary>Anyone on the internet.</summary>
internal sealed class PublicPrincipal : IPolicyCheck
{
    public string Id => "public-principal";

    public Severity Severity => Severity.Critical;

    public string? Control => "S3.2";

    public string Explanation => "A statement lets anyone on the internet in, without signing in to AWS.";

    public PolicyExample Weak { get; } = new("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-web/*"}]}""");

    public PolicyExample Strong { get; } = new("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"cloudfront.amazonaws.com"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-web/*","Condition":{"StringEquals":{"AWS:SourceArn":"arn:aws:cloudfront::111122223333:distribution/EDFDVBD6EXAMPLE"}}}]}""");

    public IEnumerable<CheckFinding> Find(CheckInput input) =>
        from statement in input.Grants
        where statement is { Class: StatementClass.Public, Public: PublicAnswer.Yes }
        let changes = statement.Changes()
        select this.Report(statement, changes ? Severity.Critical : Severity.High, changes ? "S3.3" : "S3.2");
}
