using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Escalation;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications.Messages;
using SecOpsConsole.Core.Notifications.Notifiers.Slack;
using SecOpsConsole.Core.Notifications.Outgoing;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Notifications.Chat;

/// <summary>
/// Carries out a button of Slack as the person whom the Slack user is here, through the Desk like everything else: role, fingerprint, four
/// eyes and "nothing Critical" are judged there. Twice is harmless: the Desk tells the second one who was first. The message itself is changed by the channel.
/// </summary>
internal sealed class DecideFromChat(ConsoleStore store, AnalystDesk desk, ISecretBox secrets, OutgoingHttp http, OutgoingOptions outgoing, ChatOptions options, TimeProvider clock) : IWorkHandler
{
    private const string Reason = "Decided in Slack.";

    public WorkKind Kind => WorkKind.Chat;

    public async Task<WorkOutcome> HandleAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var asked = WorkPayload.Read<ChatPayload>(item);
        var (person, finding) = await store.ReadAsync(
            async (db, ct) => (
                await db.ChatIdentities.Where(row => row.UserId == asked.UserId).Select(row => (long?)row.PersonId).SingleOrDefaultAsync(ct).ConfigureAwait(false),
                await db.Findings.SingleOrDefaultAsync(row => row.Id == asked.FindingId, ct).ConfigureAwait(false)),
            cancellationToken).ConfigureAwait(false);
        var result = Refusal(asked, person, finding) is { } refusal
            ? new DeskResult(DeskOutcome.Forbidden, refusal)
            : await DecideAsync(asked, Caller.Person(person!.Value) with { FromChat = true }, cancellationToken).ConfigureAwait(false);
        if (result.Outcome == DeskOutcome.Forbidden)
        {
            await store.WriteAsync(
                (scope, _) =>
                {
                    ChatAudit.Refuse(scope, finding, $"{asked.Deed} by the Slack user {asked.UserId} was refused: {result.Message}");
                    return Task.CompletedTask;
                },
                cancellationToken).ConfigureAwait(false);
        }

        await AnswerAsync(asked, result.Message, cancellationToken).ConfigureAwait(false);
        return new WorkOutcome.Done();
    }

    /// <summary>Null when the Desk may be asked.</summary>
    private static string? Refusal(ChatPayload asked, long? person, Finding? finding) => true switch
    {
        _ when person is null => $"The Slack user {asked.UserId} is nobody here. Nothing was changed. Ask an administrator to enter them on the page Channels.",
        _ when finding is null => "There is no such finding any more. Nothing was changed.",
        _ => null,
    };

    private Task<DeskResult> DecideAsync(ChatPayload asked, Caller caller, CancellationToken cancellationToken)
    {
        var id = new FindingId(asked.FindingId);
        return asked.Deed switch
        {
            ChatDeed.Approve => desk.ApproveFromChatAsync(id, asked.Fingerprint, asked.HeldBack, Reason, caller, cancellationToken),
            ChatDeed.Revert => desk.RevertAsync(id, asked.Fingerprint, Reason, caller, cancellationToken),
            ChatDeed.Escalate => EscalateAsync(id, caller, cancellationToken),
        };
    }

    /// <summary>To the first level of the policy, where there is one.</summary>
    private async Task<DeskResult> EscalateAsync(FindingId id, Caller caller, CancellationToken cancellationToken)
    {
        var policy = await store.ReadAsync(EscalationPolicy.ReadAsync, cancellationToken).ConfigureAwait(false);
        return await desk.EscalateAsync(
            id, policy.Levels is [var first, ..] ? first.Who : options.EscalateTo, Reason, clock.GetUtcNow().UtcDateTime + options.EscalateDue, expectedFingerprint: null,
            caller, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>For whoever pressed the button, alone. That it does not arrive changes nothing of what was decided.</summary>
    private async Task AnswerAsync(ChatPayload asked, string message, CancellationToken cancellationToken)
    {
        if (asked.ResponseBox is null || secrets.Open(asked.ResponseBox) is not { } url || !IsSlack(url))
        {
            return;
        }

        var body = new JsonObject { ["response_type"] = "ephemeral", ["replace_original"] = false, ["text"] = SlackText.Escape(message, SlackText.LongestFallback) };
        await http.PostAsync(new OutgoingPost(url, NoticeJson.Bytes(body)), cancellationToken).ConfigureAwait(false);
    }

    private bool IsSlack(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url)
        && ((url.Scheme == Uri.UriSchemeHttps && url.Host == "hooks.slack.com") || (outgoing.AllowLoopback && url.IsLoopback));
}
