namespace SecOpsConsole.Core.Ports.SecurityHub;

/// <summary>What a finding in Security Hub is about.</summary>
/// <param name="FindingId">Macie's id.</param>
/// <param name="Resources">ARNs of the bucket, and of the object where it is about one.</param>
public sealed record HubSubject(string FindingId, IReadOnlyList<string> Resources)
{
    /// <summary>It is about this bucket, or objects of it, and about nothing else.</summary>
    public bool IsAbout(string bucket) => Resources.Count > 0 && Resources.All(arn => arn.Split(":s3:::", 2) is [_, var path] && path.Split('/', 2)[0] == bucket);
}
