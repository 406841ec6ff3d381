namespace SecOpsConsole.Core.Notifications.Outgoing;

/// <summary>A POST of JSON to an address that somebody entered.</summary>
/// <param name="Url">https, or http to this machine where that is allowed; anything else is refused.</param>
/// <param name="Body">UTF-8 JSON.</param>
internal sealed record OutgoingPost(string Url, byte[] Body)
{
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];
}
