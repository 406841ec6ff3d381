namespace SecOpsConsole.Core.Ports.Macie;

/// <summary>Macie's session.</summary>
/// <param name="Status">Enabled or not.</param>
/// <param name="PublishingFrequency">How often updates of policy findings are published (FIFTEEN_MINUTES, ONE_HOUR, SIX_HOURS); null when not enabled.</param>
/// <param name="SinceUtc">When it was enabled.</param>
public sealed record MacieSession(MacieStatus Status, string? PublishingFrequency, DateTime? SinceUtc);
