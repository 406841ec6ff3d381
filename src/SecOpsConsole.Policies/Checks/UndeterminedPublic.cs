namespace SecOpsConsole.Policies.Checks;

/// <summary>Spots that AWS leaves open.</summary>
internal sealed class UndeterminedPublic : IPolicyCheck
{
    public string Id => "undetermined-public";

    public Severity Severity => Severity.Medium;

    public string? Control => null;

    public string Explanation => "The documents of AWS do not settle whether the statement is public; a person has to decide.";

    public PolicyExample Weak { get; } = new("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-web/*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::444455556666:role/*"}}}]}""");

    public PolicyExample Strong { get; } = new("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-web/*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/app"}}}]}""");

    public IEnumerable<CheckFinding> Find(CheckInput input) =>
        from statement in input.Grants
        where statement.Public == PublicAnswer.Undetermined
        select this.Report(statement);
}
