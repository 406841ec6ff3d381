using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Notifications.Chat;

/// <summary>
/// Takes what Slack sends: proves it, refuses a second time of the same, and queues the decision in the write that remembers the signature.
/// What is refused is in the audit record; what cannot be proved at most once a minute, since anybody can send it.
/// </summary>
public sealed class ChatInbox
{
    private static readonly TimeSpan s_quiet = TimeSpan.FromMinutes(1);
    private readonly ConsoleStore _store;
    private readonly ChatOptions _options;
    private readonly ISecretBox _secrets;
    private readonly TimeProvider _clock;
    private readonly Lock _lock = new();
    private DateTimeOffset _toldAt = DateTimeOffset.MinValue;
    private int _untold;

    internal ChatInbox(ConsoleStore store, ChatOptions options, ISecretBox secrets, TimeProvider clock) =>
        (_store, _options, _secrets, _clock) = (store, options, secrets, clock);

    public bool IsOn => _options.IsOn;

    /// <param name="body">As it arrived, to the last byte.</param>
    /// <param name="timestamp">The header X-Slack-Request-Timestamp.</param>
    /// <param name="signature">The header X-Slack-Signature.</param>
    /// <param name="cancellationToken">Slack waits three seconds.</param>
    public async Task<ChatAnswer> AcceptAsync(byte[] body, string? timestamp, string? signature, CancellationToken cancellationToken)
    {
        switch (SlackSignature.Check(_options.SlackSigningSecret ?? "", timestamp, signature, body, _clock.GetUtcNow()))
        {
            case SlackProof.Wrong:
                return await RefuseUnprovenAsync("its signature is wrong or missing", cancellationToken).ConfigureAwait(false);
            case SlackProof.Old:
                return await RefuseUnprovenAsync("it is older than five minutes", cancellationToken).ConfigureAwait(false);
        }

        var action = SlackAction.Read(body);
        return await _store.WriteAsync((scope, ct) => TakeAsync(scope, signature!, action, ct), cancellationToken).ConfigureAwait(false);
    }

    private async Task<ChatAnswer> TakeAsync(WriteScope scope, string signature, SlackAction? action, CancellationToken cancellationToken)
    {
        var forgotten = scope.NowUtc - (SlackSignature.Window * 3);
        await scope.Db.ChatRequests.Where(row => row.AtUtc < forgotten).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        if (await scope.Db.ChatRequests.AnyAsync(row => row.Signature == signature, cancellationToken).ConfigureAwait(false))
        {
            ChatAudit.Refuse(scope, null, "A request of Slack came a second time. It was refused, and nothing was changed.");
            return new ChatAnswer(false, "It was sent before. Nothing was changed.");
        }

        scope.Db.ChatRequests.Add(new ChatRequest { Signature = signature, AtUtc = scope.NowUtc });
        if (action is not null)
        {
            var box = action.ResponseUrl is { } url ? _secrets.Protect(url) : null;
            scope.Enqueue(WorkKind.Chat, null, new ChatPayload(action.Deed, action.FindingId, action.Fingerprint, action.HeldBack, action.UserId, box));
        }

        return new ChatAnswer(true, null);
    }

    private async Task<ChatAnswer> RefuseUnprovenAsync(string why, CancellationToken cancellationToken)
    {
        int more;
        lock (_lock)
        {
            var now = _clock.GetUtcNow();
            if (now - _toldAt < s_quiet && now >= _toldAt)
            {
                _untold++;
                return new ChatAnswer(false, $"It was refused: {why}. Nothing was changed.");
            }

            (more, _untold, _toldAt) = (_untold, 0, now);
        }

        var others = more == 0 ? "" : $" {more} more were refused since the last such row.";
        await _store.WriteAsync(
            (scope, _) =>
            {
                ChatAudit.Refuse(scope, null, $"A request to the Slack endpoint was refused: {why}. Nothing was changed.{others}");
                return Task.CompletedTask;
            },
            cancellationToken).ConfigureAwait(false);
        return new ChatAnswer(false, $"It was refused: {why}. Nothing was changed.");
    }
}
