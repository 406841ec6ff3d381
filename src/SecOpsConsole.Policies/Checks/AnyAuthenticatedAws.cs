namespace SecOpsConsole.Policies.Checks;

/// <summary>Anyone with an AWS account.</summary>
internal sealed class AnyAuthenticatedAws : IPolicyCheck
{
    public string Id => "any-authenticated-aws";

    public Severity Severity => Severity.Critical;

    public string? Control => "S3.2";

    public string Explanation => "A statement lets anyone with an AWS account in, and anybody can open one.";

    public PolicyExample Weak { get; } = new("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-web/*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"data"}}}]}""");

    public PolicyExample Strong { get; } = new("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-web/*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"data","aws:PrincipalOrgID":"o-a1b2c3d4e5"}}}]}""");

    public IEnumerable<CheckFinding> Find(CheckInput input) =>
        from statement in input.Grants
        where statement is { Class: StatementClass.AnyAuthenticatedAws, Public: PublicAnswer.Yes }
        let changes = statement.Changes()
        select this.Report(statement, changes ? Severity.Critical : Severity.High, changes ? "S3.3" : "S3.2");
}
