using SecOpsConsole.Core.Notifications.Channels;

namespace SecOpsConsole.Web.Components.Channels;

/// <summary>What the dialog holds while somebody fills it in. The secret is empty when it opens and goes only to the register.</summary>
public sealed class ChannelEntry
{
    public ChannelEntry(ChannelRow? existing)
    {
        Existing = existing;
        Rules = existing?.Rules ?? new ChannelRules();
        (Name, Notifier, Routes) = (existing?.Name ?? "", existing?.Notifier ?? "", RouteText.Write(Rules.Routes));
        Settings = new Dictionary<string, string>(existing?.Settings ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        (QuietFrom, QuietUntil, TimeZone) = (Rules.Quiet?.From ?? "", Rules.Quiet?.Until ?? "", Rules.Quiet?.TimeZone ?? "UTC");
        (DigestMinutes, MostPerHour, DedupeMinutes) = (Rules.DigestMinutes, Rules.MostPerHour, Rules.DedupeMinutes);
    }

    public ChannelRow? Existing { get; }
    public string Name { get; set; }
    public string Notifier { get; set; }
    public Dictionary<string, string> Settings { get; }
    public string? Secret { get; set; }
    public string Routes { get; set; }
    public string QuietFrom { get; set; }
    public string QuietUntil { get; set; }
    public string TimeZone { get; set; }
    public int DigestMinutes { get; set; }
    public int MostPerHour { get; set; }
    public int DedupeMinutes { get; set; }
    private ChannelRules Rules { get; }

    /// <summary>What is wrong with the routes as they are written; null when nothing is.</summary>
    public string? RouteProblem => RouteText.Read(Routes).Problem;

    public ChannelDraft ToDraft() => new(Name, Notifier, Settings, string.IsNullOrWhiteSpace(Secret) ? null : Secret, Rules with
    {
        Routes = RouteText.Read(Routes).Routes,
        Quiet = QuietFrom.Length == 0 && QuietUntil.Length == 0 ? null : new QuietHours(QuietFrom, QuietUntil, TimeZone.Trim()),
        DigestMinutes = DigestMinutes,
        MostPerHour = MostPerHour,
        DedupeMinutes = DedupeMinutes,
    });
}
