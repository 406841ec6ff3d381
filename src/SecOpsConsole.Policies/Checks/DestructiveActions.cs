namespace SecOpsConsole.Policies.Checks;

/// <summary>Actions that destroy.</summary>
internal sealed class DestructiveActions : IPolicyCheck
{
    public string Id => "destructive-actions";

    public Severity Severity => Severity.Critical;

    public string? Control => "S3.6";

    public string Explanation => "Somebody outside the account may delete data, lock it away or switch its traces off.";

    public PolicyExample Weak { get; } = new("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"s3:Delete*","Resource":"arn:aws:s3:::acme-web/*"}]}""");

    public PolicyExample Strong { get; } = new("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::acme-web/*"}]}""");

    private const StatementFlags Harmful = StatementFlags.DestructiveActions | StatementFlags.BlindingActions;

    public IEnumerable<CheckFinding> Find(CheckInput input) =>
        from statement in input.OutsideGrants
        where (statement.Flags & Harmful) != 0
        select this.Report(statement, statement.Public == PublicAnswer.Yes ? Severity.Critical : Severity.High);
}
