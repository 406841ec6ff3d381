namespace SecOpsConsole.Core.Ports;

/// <summary>
/// A user or role as IAM is asked for it. IAM is asked by name, which is the last part of the ARN; an answer with another ARN is
/// somebody else's (a name can be deleted and made again under another path).
/// </summary>
public sealed record PrincipalRef(string AccountId, PrincipalKind Kind, string Arn)
{
    public string Name => Arn[(Arn.LastIndexOf('/') + 1)..];
}
