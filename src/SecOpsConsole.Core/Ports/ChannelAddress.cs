namespace SecOpsConsole.Core.Ports;

/// <summary>Where a notice goes: a channel with its secret in clear, for the time of one delivery only.</summary>
/// <param name="Id">The channel's number.</param>
/// <param name="Name">As administrators named it.</param>
/// <param name="Settings">By <see cref="ChannelField.Key"/>.</param>
/// <param name="Secret">Null when it has none.</param>
public sealed record ChannelAddress(long Id, string Name, IReadOnlyDictionary<string, string> Settings, string? Secret)
{
    /// <summary>Null when it is not set.</summary>
    public string? this[string key] => Settings.TryGetValue(key, out var value) && value.Length > 0 ? value : null;

    /// <summary>Without what is secret: a record's own text would show it in a log.</summary>
    public override string ToString() => $"channel {Id} ({Name})";
}
