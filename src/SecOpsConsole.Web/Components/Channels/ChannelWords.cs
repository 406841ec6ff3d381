using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Notifications.Channels;
using SecOpsConsole.Web.Components.Findings;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.Channels;

/// <summary>Channels and their messages in pictures and words.</summary>
public static class ChannelWords
{
    public static Look Of(ChannelRow row) => row switch
    {
        { IsEnabled: false } => new(IconName.Off, "Off", "plain"),
        { LastError: not null } => new(IconName.Warning, "Not reached", "bad"),
        { LastDeliveredUtc: not null } => new(IconName.Tick, "Works", "good"),
        _ => new(IconName.Ring, "Not tried yet", "plain"),
    };

    public static Look Of(DeliveryRow row) => Of(row.State, row.Attempts);

    public static Look Of(DeliveryState state, int attempts) => state switch
    {
        DeliveryState.Delivered => new(IconName.Tick, "Delivered", "good"),
        DeliveryState.Failed => new(IconName.Warning, "Failed", "bad"),
        DeliveryState.Waiting when attempts > 0 => new(IconName.Clock, "Tried again", "wait"),
        DeliveryState.Waiting => new(IconName.Clock, "Waiting", "wait"),
    };

    public static string Dedupe(ChannelRules rules) => rules.DedupeMinutes switch
    {
        0 => "the same each time",
        1 => "the same once a minute",
        var minutes => $"the same once in {minutes} minutes",
    };

    public static string Routes(ChannelRules rules) => rules.Routes.Count switch
    {
        0 => "everything",
        1 => RouteText.Write(rules.Routes),
        var several => $"{several} routes",
    };
}
