namespace SecOpsConsole.Core.Notifications.Channels;

/// <summary>A channel as somebody entered it.</summary>
/// <param name="Name">At most 80 characters; unlike every other.</param>
/// <param name="Notifier">Which kind; it cannot be changed later.</param>
/// <param name="Settings">By the keys of the kind's form.</param>
/// <param name="Secret">Null: the one that is stored stays.</param>
/// <param name="Rules">What goes there, and when.</param>
public sealed record ChannelDraft(string Name, string Notifier, IReadOnlyDictionary<string, string> Settings, string? Secret, ChannelRules Rules)
{
    /// <summary>Without what is secret: a record's own text would show it in a log.</summary>
    public override string ToString() => $"{Notifier} {Name}";
}
