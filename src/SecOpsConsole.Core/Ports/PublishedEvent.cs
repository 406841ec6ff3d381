namespace SecOpsConsole.Core.Ports;

/// <summary>An event for a bus.</summary>
/// <param name="AccountId">A configured account.</param>
/// <param name="Region">One of its Regions.</param>
/// <param name="Bus">A name, or an ARN; <c>default</c> is the default bus.</param>
/// <param name="DetailType">What it is.</param>
/// <param name="Detail">A JSON object.</param>
/// <param name="Resources">ARNs.</param>
/// <param name="AtUtc">When it happened.</param>
public sealed record PublishedEvent(
    string AccountId, string Region, string Bus, string DetailType, string Detail, IReadOnlyList<string> Resources, DateTime AtUtc)
{
    /// <summary>The source of every event of the console; rules match on it.</summary>
    public const string Source = "secops.console";
}
