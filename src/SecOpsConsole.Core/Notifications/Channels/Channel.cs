namespace SecOpsConsole.Core.Notifications.Channels;

/// <summary>A place that notices go to, as administrators entered it.</summary>
public sealed class Channel
{
    public long Id { get; set; }
    public required string Name { get; set; }
    /// <summary>Which notifier: <see cref="Ports.INotifier.Id"/>.</summary>
    public required string Notifier { get; set; }
    public bool IsEnabled { get; set; } = true;
    /// <summary>The fields of the notifier's form, as a JSON object of texts.</summary>
    public required string SettingsJson { get; set; }
    /// <summary>The secret, protected by <see cref="Ports.ISecretBox"/>; null when there is none.</summary>
    public string? Secret { get; set; }
    /// <summary>What goes there and when: <see cref="ChannelRules"/> as JSON.</summary>
    public required string RulesJson { get; set; }
    /// <summary>The receiver asked for a pause: nothing is sent before.</summary>
    public DateTime? PausedUntilUtc { get; set; }
    public required string ChangedBy { get; set; }
    public DateTime ChangedUtc { get; set; }
    /// <summary>It is kept for its log; nothing goes there any more, and the secret is gone.</summary>
    public DateTime? RemovedUtc { get; set; }
    public int Version { get; set; }

    /// <summary>As stored; a text that is no longer readable sends nothing.</summary>
    public ChannelRules Rules => ChannelJson.Rules(RulesJson);

    public IReadOnlyDictionary<string, string> Settings => ChannelJson.Settings(SettingsJson);
}
