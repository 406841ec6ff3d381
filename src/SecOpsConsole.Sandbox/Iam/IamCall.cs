using SecOpsConsole.Sandbox.Front;

namespace SecOpsConsole.Sandbox.Iam;

/// <summary>One IAM call whose principal exists and whose caller may make it.</summary>
internal sealed record IamCall(SandboxWorld World, AwsRequest Request, IReadOnlyDictionary<string, string> Form, IamPrincipal Principal)
{
    /// <summary>The policies as this call sees them: IAM is eventually consistent, and a fault plan can show it.</summary>
    public InlinePolicies Policies => Request.StaleRead ? World.Iam.FindStale(Principal.Arn) : World.Iam.Find(Principal.Arn);

    public string? Text(string parameter) => Form.GetValueOrDefault(parameter) is { Length: > 0 } value ? value : null;
}
