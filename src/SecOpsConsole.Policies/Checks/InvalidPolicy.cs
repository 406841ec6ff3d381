namespace SecOpsConsole.Policies.Checks;

/// <summary>Nothing that S3 would store.</summary>
internal sealed class InvalidPolicy : IPolicyCheck
{
    public string Id => "invalid-policy";

    public Severity Severity => Severity.High;

    public string? Control => null;

    public string Explanation => "S3 would not store this policy, so nobody can say for certain what it allows.";

    public PolicyExample Weak { get; } = new("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::*:role/deploy"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-web/*"}]}""");

    public PolicyExample Strong { get; } = new("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/deploy"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-web/*"}]}""");

    public IEnumerable<CheckFinding> Find(CheckInput input)
    {
        if (!input.Verdict.IsInvalid)
        {
            yield break;
        }

        var reported = false;
        foreach (var statement in input.Verdict.Statements)
        {
            if (statement.Class == StatementClass.Invalid)
            {
                reported = true;
                yield return this.Report(statement);
            }
        }

        if (!reported)
        {
            yield return this.Report(input.Verdict.Errors is [var first, ..] ? $"The policy is not one that S3 would store: {first.Message.TrimEnd('.')}" : "The policy is not one that S3 would store");
        }
    }
}
