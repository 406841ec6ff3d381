using System.ComponentModel;
using SecOpsConsole.Core.Retention;

namespace SecOpsConsole.Web.Configuration;

/// <summary>How long what is stored is kept.</summary>
[Description("How long what is stored is kept. A nightly job (after 02:30 UTC) deletes what is older. The audit record is kept for ever.")]
public sealed class RetentionSettings
{
    [Description("Days for events as they arrived and for signals, changes and offences without a finding, 1 to 36500. Events of findings that are not resolved are kept. Offences are kept for Offenders__WindowHours at least.")]
    [DefaultValue(90)]
    public int EventsDays { get; set; } = 90;

    [Description("Days for findings after they were resolved, 1 to 36500. Those that an exception names stay.")]
    [DefaultValue(400)]
    public int FindingsDays { get; set; } = 400;

    [Description("Days for notifications, messages and the delivery log of channels, 1 to 36500. What a channel was told of a finding is kept for as long after it was resolved.")]
    [DefaultValue(90)]
    public int DeliveriesDays { get; set; } = 90;

    internal bool IsValid => new[] { EventsDays, FindingsDays, DeliveriesDays }.All(days => days is >= 1 and <= 36500);

    internal RetentionOptions ToOptions() => new()
    {
        Events = TimeSpan.FromDays(EventsDays), Findings = TimeSpan.FromDays(FindingsDays), Deliveries = TimeSpan.FromDays(DeliveriesDays),
    };
}
