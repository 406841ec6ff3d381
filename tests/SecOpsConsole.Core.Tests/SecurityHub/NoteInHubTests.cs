using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.ChangeSets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Ports.SecurityHub;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.SecurityHub;
using SecOpsConsole.Core.Tests.Remediation;

namespace SecOpsConsole.Core.Tests.SecurityHub;

/// <summary>What becomes of a change of status on its way to Security Hub.</summary>
public sealed class NoteInHubTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData(WorkflowStatus.New, "NEW")]
    [InlineData(WorkflowStatus.Notified, "NOTIFIED")]
    [InlineData(WorkflowStatus.Resolved, "RESOLVED")]
    [InlineData(WorkflowStatus.Suppressed, "SUPPRESSED")]
    public void Each_status_has_its_word(WorkflowStatus status, string word) => Assert.Equal(word, HubWords.StatusOf(status));

    [Fact]
    public void A_note_is_never_empty_and_never_too_long()
    {
        Assert.Equal("Done. Reason: Because", HubWords.TextOf(new TransitionNote("Ana", "Done.") { Reason = "Because" }));
        Assert.NotEqual("", HubWords.TextOf(new TransitionNote("", " ")).Trim());
        Assert.NotEqual("", HubWords.WhoOf(new TransitionNote("", "")).Trim());
        Assert.Equal(512, HubWords.TextOf(new TransitionNote("Ana", new string('x', 600))).Length);
        Assert.Equal(512, HubWords.WhoOf(new TransitionNote(new string('x', 600), "")).Length);
    }

    [Fact]
    public async Task A_change_of_status_is_noted_once_with_what_happened_and_who()
    {
        await using var scene = await HubScene.OpenAsync();
        var finding = await scene.MacieAsync();
        Assert.Empty(await scene.NotesAsync());

        await scene.ResolveAsync(finding);
        await scene.RunAsync(times: 2);
        await scene.PassAsync(TimeSpan.FromHours(1));

        var (place, update, ids) = Assert.Single(scene.Hub.Calls);
        Assert.Equal(new HubPlace("111122223333", "eu-west-1"), place);
        Assert.Equal(new HubUpdate("RESOLVED", "Ana marked it as a false positive. Reason: A test bucket", "Ana (SecOps Console)"), update);
        Assert.Equal(["macie-1"], ids);
        var note = Assert.Single(await scene.NotesAsync());
        Assert.Equal((DeliveryState.Delivered, 1, null), (note.State, note.Attempts, note.LastError));
    }

    [Fact]
    public async Task Off_nothing_is_stored_and_nothing_is_sent()
    {
        await using var scene = await HubScene.OpenAsync(on: false);
        await scene.ResolveAsync(await scene.MacieAsync());
        await scene.RunAsync();

        Assert.Empty(await scene.NotesAsync());
        Assert.Empty(scene.Hub.Calls);
        Assert.Empty(await scene.World.ReadAsync(db => db.WorkItems.Where(item => item.Kind == WorkKind.NoteInHub).ToListAsync()));
    }

    [Fact]
    public async Task What_did_not_come_from_Macie_and_a_sample_are_not_noted()
    {
        await using var scene = await HubScene.OpenAsync();
        var (_, own) = await scene.World.AddExposedAsync("web", Core.Buckets.AutomaticMode.Review);

        await scene.ResolveAsync(own, await scene.MacieAsync(sample: true));

        Assert.Empty(await scene.NotesAsync());
    }

    [Fact]
    public async Task Macies_finding_that_says_the_same_as_ours_is_noted_too()
    {
        await using var scene = await HubScene.OpenAsync();
        var (bucket, own) = await scene.World.AddExposedAsync("web", Core.Buckets.AutomaticMode.Review);
        await scene.World.Store.Store.WriteAsync((scope, _) =>
        {
            scope.Db.Signals.Add(new Signal
            {
                Key = "macie-of-web", Kind = SignalKind.Macie, BucketKey = Core.Buckets.BucketStore.Partition(bucket), FindingId = own.Id, Name = "Policy:IAMUser/S3BucketPublic",
                ExternalId = "macie-of-web", AtUtc = scope.NowUtc, FirstSeenUtc = scope.NowUtc,
            });
            return Task.CompletedTask;
        }, None);

        scene.Hub.About["macie-of-web"] = ["arn:aws:s3:::web"];
        await scene.ResolveAsync(own);
        await scene.RunAsync();

        Assert.Equal(["macie-of-web"], Assert.Single(scene.Hub.Calls).Ids);
    }

    [Fact]
    public async Task A_newer_status_takes_the_place_of_one_that_waits()
    {
        await using var scene = await HubScene.OpenAsync();
        var finding = await scene.MacieAsync();
        await scene.ApplyAsync(FindingTransition.NotificationSent, new TransitionNote("console", "People were told."), finding);
        await scene.ResolveAsync(finding);

        await scene.RunAsync();

        Assert.Equal("RESOLVED", Assert.Single(scene.Hub.Calls).Update.Status);
        Assert.Single(await scene.NotesAsync());
    }

    [Fact]
    public async Task A_status_that_comes_while_the_one_before_is_sent_is_sent_after_it()
    {
        await using var scene = await HubScene.OpenAsync();
        var finding = await scene.MacieAsync();
        await scene.ApplyAsync(FindingTransition.NotificationSent, new TransitionNote("console", "People were told."), finding);
        scene.Hub.Answering = () => scene.ResolveAsync(finding);

        await scene.RunAsync();
        await scene.RunAsync();

        Assert.Equal(["NOTIFIED", "RESOLVED"], scene.Hub.Calls.Select(call => call.Update.Status));
        Assert.All(await scene.NotesAsync(), note => Assert.Equal(DeliveryState.Delivered, note.State));
    }

    [Fact]
    public async Task What_says_the_same_goes_together_at_most_a_hundred_in_a_call_and_ten_calls_a_second()
    {
        await using var scene = await HubScene.OpenAsync();
        var findings = new List<Finding>();
        for (var i = 0; i < 230; i++)
        {
            findings.Add(await scene.MacieAsync());
        }
        await scene.ResolveAsync([.. findings]);
        var before = scene.World.Clock.NowUtc;

        await scene.RunAsync();

        Assert.Equal([100, 100, 30], scene.Hub.Calls.Select(call => call.Ids.Count));
        Assert.Equal(230, scene.Hub.Calls.SelectMany(call => call.Ids).Distinct().Count());
        Assert.True(scene.World.Clock.NowUtc - before >= TimeSpan.FromMilliseconds(200));
    }

    [Fact]
    public async Task Throttled_it_waits_and_is_sent_again()
    {
        await using var scene = await HubScene.OpenAsync();
        scene.Hub.NextFaults.Enqueue(FakeGateway.Fault(AwsFaultKind.Throttled, "LimitExceededException"));
        await scene.ResolveAsync(await scene.MacieAsync());
        await scene.ApplyAsync(FindingTransition.NotificationSent, new TransitionNote("console", "People were told."), await scene.MacieAsync());

        await scene.RunAsync();

        // The limit is the place's: what says something else waits too.
        Assert.Single(scene.Hub.Calls);
        Assert.All(await scene.NotesAsync(), note => Assert.True(note.State == DeliveryState.Waiting && note.DueUtc > scene.World.Clock.NowUtc));
        Assert.Equal("Security Hub answered LimitExceededException.", (await scene.NotesAsync())[0].LastError);

        await scene.PassAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(3, scene.Hub.Calls.Count);
        Assert.All(await scene.NotesAsync(), note => Assert.Equal(DeliveryState.Delivered, note.State));
        Assert.Empty(await scene.ToldAsync());
    }

    [Theory]
    [InlineData(AwsFaultKind.Denied, "AccessDeniedException", "Allow the console's role securityhub:GetFindings and securityhub:BatchUpdateFindings: deploy its template again (docs/connect-aws.md).")]
    [InlineData(AwsFaultKind.Denied, "InvalidAccessException", "Security Hub CSPM is not enabled in account 111122223333, eu-west-1 (InvalidAccessException). Enable it there, or set SecurityHub__NoteWorkflow to false.")]
    [InlineData(AwsFaultKind.Invalid, "InvalidInputException", "Security Hub did not take it (InvalidInputException): Said AWS.")]
    [InlineData(AwsFaultKind.NotConfigured, "NotConfigured", "Add it under Aws:Accounts.")]
    public async Task A_refusal_ends_it_with_the_next_step_told_once_for_all(AwsFaultKind kind, string code, string next)
    {
        await using var scene = await HubScene.OpenAsync();
        scene.Hub.NextFaults.Enqueue(FakeGateway.Fault(kind, code));
        await scene.ResolveAsync(await scene.MacieAsync(), await scene.MacieAsync());

        await scene.RunAsync();
        await scene.PassAsync(TimeSpan.FromDays(1));

        Assert.Single(scene.Hub.Calls);
        Assert.All(await scene.NotesAsync(), note => Assert.Equal(DeliveryState.Failed, note.State));
        Assert.Contains(next, (await scene.NotesAsync())[0].LastError, StringComparison.Ordinal);
        var told = Assert.Single(await scene.ToldAsync());
        Assert.StartsWith("2 statuses could not be noted in Security Hub: ", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_refused_does_not_hold_up_the_others()
    {
        await using var scene = await HubScene.OpenAsync();
        scene.Hub.Refuses["macie-2"] = "InvalidInput";
        await scene.ResolveAsync(await scene.MacieAsync(), await scene.MacieAsync(), await scene.MacieAsync());

        await scene.RunAsync();

        Assert.Equal([DeliveryState.Delivered, DeliveryState.Failed, DeliveryState.Delivered], (await scene.NotesAsync()).Select(note => note.State));
        Assert.Equal("A status could not be noted in Security Hub: Security Hub did not take it (InvalidInput): Said AWS.", Assert.Single(await scene.ToldAsync()).Text);
    }

    [Fact]
    public async Task A_finding_that_Macie_has_not_published_yet_is_tried_for_two_hours_and_then_told()
    {
        await using var scene = await HubScene.OpenAsync();
        scene.Hub.Refuses["macie-1"] = "FindingNotFound";
        await scene.ResolveAsync(await scene.MacieAsync());
        await scene.RunAsync();
        for (var i = 0; i < 20; i++)
        {
            await scene.PassAsync(TimeSpan.FromMinutes(10));
        }

        var note = Assert.Single(await scene.NotesAsync());
        Assert.Equal((DeliveryState.Failed, 12), (note.State, scene.Hub.Calls.Count));
        Assert.Contains("sensitive data findings only when that is switched on", note.LastError, StringComparison.Ordinal);
        Assert.Single(await scene.ToldAsync());
    }

    [Theory]
    [InlineData("arn:aws:s3:::web")]
    [InlineData("arn:aws:s3:::payroll-archive/payroll")]
    [InlineData("AWS::::Account:111122223333")]
    public async Task A_finding_that_is_about_another_resource_there_is_left_alone_with_the_reason(string other)
    {
        await using var scene = await HubScene.OpenAsync();
        scene.Hub.About["macie-2"] = ["arn:aws:s3:::payroll", other];
        scene.Hub.About["macie-3"] = ["arn:aws:s3:::payroll", "arn:aws:s3:::payroll/2026/a.csv"];
        await scene.ResolveAsync(await scene.MacieAsync(), await scene.MacieAsync(), await scene.MacieAsync());

        await scene.RunAsync();
        await scene.PassAsync(TimeSpan.FromDays(1));

        Assert.Equal(["macie-1", "macie-3"], Assert.Single(scene.Hub.Calls).Ids);
        var note = (await scene.NotesAsync())[1];
        Assert.Equal(DeliveryState.Failed, note.State);
        Assert.Contains("another finding under that id", note.LastError, StringComparison.Ordinal);
        Assert.Single(await scene.ToldAsync());
    }

    [Fact]
    public async Task What_Security_Hub_does_not_know_yet_is_read_again_and_then_noted()
    {
        await using var scene = await HubScene.OpenAsync();
        scene.Hub.About["macie-1"] = [];
        await scene.ResolveAsync(await scene.MacieAsync());
        await scene.RunAsync();
        Assert.Empty(scene.Hub.Calls);

        scene.Hub.About.Clear();
        await scene.PassAsync(TimeSpan.FromMinutes(11));
        Assert.Equal(DeliveryState.Delivered, Assert.Single(await scene.NotesAsync()).State);
    }

    [Fact]
    public async Task Where_Security_Hub_does_not_let_it_be_read_nothing_is_set()
    {
        await using var scene = await HubScene.OpenAsync();
        scene.Hub.NextReadFaults.Enqueue(FakeGateway.Fault(AwsFaultKind.Denied, "AccessDeniedException"));
        await scene.ResolveAsync(await scene.MacieAsync());
        await scene.RunAsync();

        Assert.Empty(scene.Hub.Calls);
        Assert.Contains("securityhub:GetFindings", Assert.Single(await scene.NotesAsync()).LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_answer_does_not_name_is_sent_again()
    {
        await using var scene = await HubScene.OpenAsync();
        scene.Hub.Refuses["macie-1"] = HubRefusal.NotAnswered;
        await scene.ResolveAsync(await scene.MacieAsync());
        await scene.RunAsync();
        scene.Hub.Refuses.Clear();
        await scene.PassAsync(TimeSpan.FromSeconds(11));

        Assert.Equal((DeliveryState.Delivered, 2), (Assert.Single(await scene.NotesAsync()).State, scene.Hub.Calls.Count));
    }
}
