using SecOpsConsole.Core.Shadow;

namespace SecOpsConsole.Core.Automation;

/// <summary>What the list of opinions is restricted to; every member is optional and they are ANDed.</summary>
public sealed record ShadowFilter
{
    /// <summary>A bucket's whole name.</summary>
    public string? Bucket { get; init; }
    public string? Check { get; init; }
    public ShadowAgreement? Agreement { get; init; }
}
