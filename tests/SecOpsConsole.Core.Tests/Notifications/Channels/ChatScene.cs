using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications.Channels;
using SecOpsConsole.Core.Notifications.Chat;
using SecOpsConsole.Core.Notifications.Outgoing;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Tests.Remediation;

namespace SecOpsConsole.Core.Tests.Notifications.Channels;

/// <summary>A console that takes decisions from Slack; Ana is UANA00001 there, Vic UVIC00001.</summary>
internal sealed class ChatScene : IAsyncDisposable
{
    public const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private int _presses;

    private ChatScene(World world) => World = world;

    public World World { get; }

    public ChatInbox Inbox => World.Get<ChatInbox>();

    public static async Task<ChatScene> OpenAsync()
    {
        var scene = new ChatScene(await World.OpenAsync(services =>
        {
            services.AddSingleton<ISecretBox, PlainBox>();
            services.AddSingleton(new OutgoingOptions { AllowLoopback = true, Timeout = TimeSpan.FromSeconds(2) });
            services.AddSingleton(new ChatOptions { SlackSigningSecret = Secret });
        }));
        var people = scene.World.Get<ChatPeople>();
        Assert.True((await people.SetAsync("UANA00001", scene.World.Ana.PersonId!.Value, scene.World.Otto, CancellationToken.None)).IsAccepted);
        Assert.True((await people.SetAsync("UVIC00001", scene.World.Vic.PersonId!.Value, scene.World.Otto, CancellationToken.None)).IsAccepted);
        return scene;
    }

    public byte[] Body(string deed, Finding finding, string user, string? fingerprint = null, string? responseUrl = null, bool heldBack = false) => Encoding.UTF8.GetBytes("payload=" + WebUtility.UrlEncode(JsonSerializer.Serialize(new
    {
        type = "block_actions",
        trigger_id = $"t{++_presses}",
        user = new { id = user },
        response_url = responseUrl,
        actions = new[] { new { action_id = deed, value = SlackAction.Value(finding.Id, fingerprint ?? finding.LiveFingerprint!, heldBack) } },
    })));

    public string Now(TimeSpan ago = default) => (World.Clock.GetUtcNow() - ago).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    public Task<ChatAnswer> SendAsync(byte[] body, string? timestamp = null, string? signature = null)
    {
        var at = timestamp ?? Now();
        return Inbox.AcceptAsync(body, at, signature ?? SlackSignature.Of(Secret, at, body), CancellationToken.None);
    }

    /// <summary>Presses the button, then runs what that queued.</summary>
    public async Task PressAsync(string deed, Finding finding, string user, string? fingerprint = null, string? responseUrl = null, bool heldBack = false)
    {
        Assert.True((await SendAsync(Body(deed, finding, user, fingerprint, responseUrl, heldBack))).IsTaken);
        await RunLatestAsync();
    }

    /// <summary>Runs what the latest press queued; once more, as after a crash.</summary>
    public async Task RunLatestAsync()
    {
        var item = await World.ReadAsync(db => db.WorkItems.Where(row => row.Kind == WorkKind.Chat).OrderByDescending(row => row.Id).FirstAsync());
        Assert.IsType<WorkOutcome.Done>(await ActivatorUtilities.CreateInstance<DecideFromChat>(World.Services).HandleAsync(item, CancellationToken.None));
    }

    public Task<List<FindingEvent>> RefusedAsync() => World.ReadAsync(db => db.FindingEvents.Where(row => row.Kind == FindingEventKind.ChatRefused).OrderBy(row => row.Id).ToListAsync());

    public Task<int> QueuedAsync() => World.ReadAsync(db => db.WorkItems.CountAsync(row => row.Kind == WorkKind.Chat));

    /// <summary>What a message about the finding offers now.</summary>
    public async Task<NoticeDecisions> DecisionsOfAsync(Finding finding)
    {
        var notice = await World.Get<ChannelNotices>().OfAsync(
            new Channel { Name = "Security", Notifier = "slack", SettingsJson = "{}", RulesJson = "{}", ChangedBy = "Otto" },
            new ChannelDelivery { FindingId = finding.Id, Text = finding.Title, AtUtc = World.Clock.GetUtcNow().UtcDateTime },
            CancellationToken.None);
        return notice!.Finding!.Decisions!;
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
