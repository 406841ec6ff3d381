using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Notifications.Channels;

/// <summary>A kind of channel that can be added: a notifier that has a form.</summary>
public sealed record ChannelKind(string Id, ChannelForm Form);
