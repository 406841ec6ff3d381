using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Escalation;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications.Channels;

namespace SecOpsConsole.Core.Tests.Notifications.Channels;

/// <summary>Who may say where notices go, and what is kept of a secret.</summary>
public sealed class ChannelRegisterTests
{
    private static readonly ChannelDraft s_hook = new(
        "On call", "webhook", new Dictionary<string, string> { ["url"] = "https://hooks.example.com/secops" }, "a-secret-of-sixteen-or-more", new ChannelRules());

    [Fact]
    public async Task Only_an_administrator_adds_sees_or_tries_a_channel()
    {
        await using var scene = await ChannelScene.OpenAsync();
        foreach (var caller in new[] { scene.World.Ana, scene.World.Vic })
        {
            Assert.Equal(DeskOutcome.Forbidden, (await scene.Channels.AddAsync(s_hook, caller, CancellationToken.None)).Outcome);
            Assert.Null(await scene.Channels.ListAsync(caller, CancellationToken.None));
            Assert.Null(await scene.Channels.LogAsync(null, false, null, 50, caller, CancellationToken.None));
        }

        Assert.True((await scene.Channels.AddAsync(s_hook, scene.World.Otto, CancellationToken.None)).IsAccepted);
        var id = (await scene.Channels.ListAsync(scene.World.Otto, CancellationToken.None))!.Single().Id;
        Assert.Equal(DeskOutcome.Forbidden, (await scene.Channels.TestAsync(id, scene.World.Ana, CancellationToken.None)).Outcome);
        Assert.Equal(DeskOutcome.Forbidden, (await scene.Channels.RemoveAsync(id, null, scene.World.Ana, CancellationToken.None)).Outcome);
    }

    [Fact]
    public async Task Every_change_is_in_the_record_and_none_of_them_names_the_secret()
    {
        await using var scene = await ChannelScene.OpenAsync();
        await scene.Channels.AddAsync(s_hook, scene.World.Otto, CancellationToken.None);
        var id = (await scene.Channels.ListAsync(scene.World.Otto, CancellationToken.None))!.Single().Id;
        await scene.Channels.ChangeAsync(id, s_hook with { Name = "Night shift", Secret = "another-secret-of-sixteen" }, scene.World.Otto, CancellationToken.None);
        await scene.Channels.SwitchAsync(id, false, "holidays", scene.World.Otto, CancellationToken.None);
        await scene.Channels.RemoveAsync(id, null, scene.World.Otto, CancellationToken.None);

        var rows = await scene.World.ReadAsync(db => db.FindingEvents.Where(row => row.Kind == FindingEventKind.ChannelChanged).OrderBy(row => row.Id).ToListAsync());
        Assert.Equal(4, rows.Count);
        Assert.Equal("Otto changed the channel Night shift: its name (it was On call), its secret.", rows[1].Text);
        Assert.All(rows, row => Assert.DoesNotContain("sixteen", row.Text + row.Reason + row.DetailJson, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_stored_is_not_the_secret_and_what_is_shown_has_none()
    {
        await using var scene = await ChannelScene.OpenAsync();
        await scene.Channels.AddAsync(s_hook, scene.World.Otto, CancellationToken.None);
        var stored = await scene.World.ReadAsync(db => db.Channels.SingleAsync());
        Assert.NotEqual(s_hook.Secret, stored.Secret);
        Assert.True((await scene.Channels.ListAsync(scene.World.Otto, CancellationToken.None))!.Single().HasSecret);
        Assert.DoesNotContain("sixteen", s_hook.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_moves_a_channel_enters_its_secret_again()
    {
        await using var scene = await ChannelScene.OpenAsync();
        await scene.Channels.AddAsync(s_hook, scene.World.Otto, CancellationToken.None);
        var id = (await scene.Channels.ListAsync(scene.World.Otto, CancellationToken.None))!.Single().Id;
        var moved = s_hook with { Secret = null, Settings = new Dictionary<string, string> { ["url"] = "https://elsewhere.example.com/" } };

        var refused = await scene.Channels.ChangeAsync(id, moved, scene.World.Otto, CancellationToken.None);
        Assert.Equal(DeskOutcome.Invalid, refused.Outcome);
        Assert.Contains("Enter the secret again", refused.Message, StringComparison.Ordinal);
        Assert.True((await scene.Channels.ChangeAsync(id, moved with { Secret = "another-secret-of-sixteen" }, scene.World.Otto, CancellationToken.None)).IsAccepted);
    }

    [Fact]
    public async Task The_channel_of_a_level_is_neither_switched_off_nor_removed()
    {
        await using var scene = await ChannelScene.OpenAsync();
        await scene.Channels.AddAsync(s_hook, scene.World.Otto, CancellationToken.None);
        var id = (await scene.Channels.ListAsync(scene.World.Otto, CancellationToken.None))!.Single().Id;
        await EscalationTests.LevelsAsync(scene, new("Ana", null, 30), new("Bob", id, 60));

        var off = await scene.Channels.SwitchAsync(id, false, null, scene.World.Otto, CancellationToken.None);
        var removed = await scene.Channels.RemoveAsync(id, null, scene.World.Otto, CancellationToken.None);

        Assert.Equal((DeskOutcome.NotAllowed, DeskOutcome.NotAllowed), (off.Outcome, removed.Outcome));
        Assert.Equal("Level 2 is told by this channel. Nothing was changed. Choose another one on the page Escalation first.", off.Message);
        Assert.True((await scene.World.ReadAsync(db => db.Channels.SingleAsync())) is { IsEnabled: true, RemovedUtc: null });
        await EscalationTests.LevelsAsync(scene, new EscalationLevel("Ana", null, 30));
        Assert.True((await scene.Channels.RemoveAsync(id, null, scene.World.Otto, CancellationToken.None)).IsAccepted);
    }

    [Fact]
    public async Task A_channel_that_is_off_tells_no_level()
    {
        await using var scene = await ChannelScene.OpenAsync();
        await scene.Channels.AddAsync(s_hook, scene.World.Otto, CancellationToken.None);
        var id = (await scene.Channels.ListAsync(scene.World.Otto, CancellationToken.None))!.Single().Id;
        await scene.Channels.SwitchAsync(id, false, null, scene.World.Otto, CancellationToken.None);

        var refused = await scene.World.Get<EscalationDesk>().SetAsync(
            new EscalationPolicy([new("Ana", id, 30)]), null, scene.World.Otto, CancellationToken.None);

        Assert.Equal(DeskOutcome.NotFound, refused.Outcome);
    }

    [Theory]
    [InlineData("http://hooks.example.com/")]
    [InlineData("https://169.254.169.254/")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("")]
    public async Task An_address_that_is_never_sent_to_is_not_stored(string url)
    {
        await using var scene = await ChannelScene.OpenAsync();
        var result = await scene.Channels.AddAsync(s_hook with { Settings = new Dictionary<string, string> { ["url"] = url } }, scene.World.Otto, CancellationToken.None);
        Assert.Equal(DeskOutcome.Invalid, result.Outcome);
        Assert.Contains("Nothing was changed", result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("22:00", "07:00", "UTC", "2026-11-20T23:30:00", "2026-11-21T07:00:00")]
    [InlineData("22:00", "07:00", "UTC", "2026-11-20T03:30:00", "2026-11-20T07:00:00")]
    [InlineData("22:00", "07:00", "UTC", "2026-11-20T12:00:00", null)]
    [InlineData("12:00", "13:00", "", "2026-11-20T12:30:00", "2026-11-20T13:00:00")]
    [InlineData("20:00", "08:00", "Europe/Berlin", "2026-07-01T19:00:00", "2026-07-02T06:00:00")]
    public void Quiet_hours_end(string from, string until, string zone, string at, string? end) => Assert.Equal(
        end is null ? null : DateTime.SpecifyKind(DateTime.Parse(end, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc),
        new QuietHours(from, until, zone).EndUtc(DateTime.SpecifyKind(DateTime.Parse(at, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc)));

    [Theory]
    [InlineData("public-*", "payroll*", "1111*", true)]
    [InlineData(null, "orchid", null, false)]
    [InlineData("public-principal", null, "222233334444", false)]
    public void A_route_fits_when_every_part_of_it_does(string? check, string? bucket, string? account, bool fits) => Assert.Equal(
        fits, new ChannelRoute { Check = check, Bucket = bucket, Account = account }.Fits(
            Core.Notifications.NotificationKind.FindingOpened, Policies.Severity.High, new RoutedSubject("public-principal", "payroll-eu", "111122223333", null)));
}
