namespace SecOpsConsole.Core.Ports;

/// <summary>The members of a Macie finding that people need in a message; each is null where Macie sent none. Source: Macie's finding format.</summary>
public sealed record NoticeMacie
{
    public string? Type { get; init; }
    public string? Title { get; init; }
    /// <summary>Low, Medium or High.</summary>
    public string? Severity { get; init; }
    public string? BucketArn { get; init; }
    /// <summary>The object's key as S3 has it, not encoded.</summary>
    public string? ObjectKey { get; init; }
    public string? Extension { get; init; }
    public string? LastModified { get; init; }
    /// <summary>The API operation of a policy finding.</summary>
    public string? Api { get; init; }
    public string? AccessKeyId { get; init; }
    public string? IpAddress { get; init; }
    /// <summary>Who, whatever kind of identity it was.</summary>
    public string? Who { get; init; }
}
