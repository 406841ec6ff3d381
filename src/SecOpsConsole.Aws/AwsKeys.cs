namespace SecOpsConsole.Aws;

/// <summary>
/// Fixed credentials for the sandbox. With them the ordinary credential chain is never consulted, so that a demo cannot
/// reach a real account by accident.
/// </summary>
public sealed record AwsKeys(string AccessKeyId, string SecretAccessKey)
{
    /// <summary>Never shows the secret.</summary>
    public override string ToString() => AccessKeyId;
}
