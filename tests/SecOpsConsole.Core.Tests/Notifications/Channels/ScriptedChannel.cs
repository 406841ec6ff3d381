using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Tests.Notifications.Channels;

/// <summary>A kind of channel that answers as told, the last answer for ever, and keeps what it was given.</summary>
internal sealed class ScriptedChannel(params DeliveryOutcome[] answers) : INotifier
{
    private int _next;

    public string Id => "scripted";

    public ChannelForm? Form => new("Scripted", [], "Secret", IsSecretRequired: false);

    public List<Notice> Got { get; } = [];

    public Task<DeliveryOutcome> DeliverAsync(Notice notice, CancellationToken cancellationToken)
    {
        Got.Add(notice);
        return Task.FromResult(answers[Math.Min(_next++, answers.Length - 1)]);
    }
}
