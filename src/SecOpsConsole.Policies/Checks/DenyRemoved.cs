namespace SecOpsConsole.Policies.Checks;

/// <summary>A Deny that went.</summary>
internal sealed class DenyRemoved : IPolicyCheck
{
    public string Id => "deny-removed";

    public Severity Severity => Severity.Medium;

    public string? Control => null;

    public string Explanation => "A Deny is gone; what other statements, ACLs or roles allow is no longer held back by it.";

    public PolicyExample Weak { get; } = new("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-web/*"}]}""", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-web/*"},{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::acme-web","arn:aws:s3:::acme-web/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""");

    public PolicyExample Strong { get; } = new("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-web/*"},{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::acme-web","arn:aws:s3:::acme-web/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""", """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::acme-web","arn:aws:s3:::acme-web/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""");

    public IEnumerable<CheckFinding> Find(CheckInput input)
    {
        if (input.Before?.Document is not { } before)
        {
            yield break;
        }

        var coverage = new GrantCoverage(new StepBudget(before.Text.Length + (input.Verdict.Document?.Text.Length ?? 0)),
            sameLanguage: before.VariablesApply == (input.Verdict.Document?.VariablesApply ?? before.VariablesApply));
        var kept = input.Verdict.Statements.Where(static statement => statement.Class == StatementClass.Deny).Select(static statement => statement.Statement).ToList();
        foreach (var statement in input.Before.Statements.Where(static statement => statement.Class == StatementClass.Deny))
        {
            if (!DenyCoverage.IsKept(statement.Statement, kept, coverage))
            {
                yield return this.Report($"The Deny in {statement.Statement.Label} is gone: {AccessSummary.Of(statement)}") with { Fingerprint = statement.Fingerprint };
            }
        }
    }
}
