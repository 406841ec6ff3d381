using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.People;

namespace SecOpsConsole.Core.Tests.Notifications;

/// <summary>Each person has their own bell.</summary>
public sealed class BellTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task What_one_person_has_read_is_unread_for_another()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.FindAsync("payroll");
        await scene.TellAsync();

        await scene.World.Get<Bell>().MarkAllReadAsync(scene.World.Ana, None);

        Assert.Equal((0, 1), ((await scene.BellOfAsync(scene.World.Ana)).Unread, (await scene.BellOfAsync(scene.World.Bob)).Unread));
    }

    [Fact]
    public async Task A_line_that_grows_is_unread_again()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.FindAsync("payroll");
        await scene.TellAsync();
        var bell = scene.World.Get<Bell>();
        await bell.MarkReadAsync(scene.World.Ana, (await scene.BellOfAsync(scene.World.Ana)).Items[0].Line.Id, None);
        Assert.Equal(0, (await scene.BellOfAsync(scene.World.Ana)).Unread);

        await scene.FindAsync("invoices");
        await scene.TellAsync();

        var now = await scene.BellOfAsync(scene.World.Ana);
        Assert.Equal((1, 2, true), (now.Unread, now.Items[0].Line.Count, now.Items[0].IsUnread));
    }

    [Fact]
    public async Task Whoever_has_no_access_sees_nothing()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.FindAsync("payroll");
        await scene.TellAsync();

        Assert.Empty((await scene.BellOfAsync(Caller.Person(9999))).Items);
        Assert.Empty((await scene.BellOfAsync(Caller.Token(1))).Items);
    }

    [Theory]
    [InlineData(FindingEventKind.Held, "automatic mode", false, NotificationKind.AutomaticHeld)]
    [InlineData(FindingEventKind.AttemptFailed, "Ana", false, NotificationKind.RemediationFailed)]
    [InlineData(FindingEventKind.Verified, "automatic mode", false, NotificationKind.AutomaticDone)]
    [InlineData(FindingEventKind.Verified, "Ana", false, NotificationKind.FindingChanged)]
    [InlineData(FindingEventKind.Reopened, "console", false, NotificationKind.FindingOpened)]
    [InlineData(FindingEventKind.Judged, "console", true, NotificationKind.FindingOpened)]
    [InlineData(FindingEventKind.Judged, "console", false, null)]
    [InlineData(FindingEventKind.ExceptionExpiring, "console", false, NotificationKind.ExceptionExpiring)]
    [InlineData(FindingEventKind.ExceptionExpired, "console", false, NotificationKind.ExceptionExpired)]
    [InlineData(FindingEventKind.RequestFiled, "Ana", false, NotificationKind.RequestFiled)]
    [InlineData(FindingEventKind.RequestGranted, "Bob", false, NotificationKind.RequestDecided)]
    [InlineData(FindingEventKind.ModeChanged, "Otto", false, NotificationKind.ModeChanged)]
    [InlineData(FindingEventKind.LivePolicyRead, "console", false, null)]
    [InlineData(FindingEventKind.Approved, "Ana", false, NotificationKind.FindingChanged)]
    [InlineData(FindingEventKind.Escalated, "Ana", false, NotificationKind.Escalated)]
    public void People_or_programs_are_told_of_these_rows(FindingEventKind kind, string who, bool opens, NotificationKind? told) =>
        Assert.Equal(told, NotificationRules.Of(kind, new TransitionNote(who, "Text") { AttemptId = 1 }, opens));
}
