using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Macie;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Ports.Macie;
using SecOpsConsole.Core.Tests.Remediation;

namespace SecOpsConsole.Core.Tests.Macie;

public sealed class MacieDeskTests
{
    private static readonly MacieJobOrder Daily = new() { Token = "t1", Name = "daily", Schedule = new MacieSchedule(MacieFrequency.Daily), Buckets = ["payroll"] };
    private static readonly MacieCondition[] Cards = [new("type", ["SensitiveData:S3Object/Financial"])];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_job_is_recorded_before_and_after_AWS_is_asked()
    {
        await using var world = await World.OpenAsync();
        var result = await Desk(world).CreateJobAsync(FakeMacie.Place, Daily, world.Ana, Ct);

        Assert.True(result.IsAccepted, result.Message);
        Assert.Equal(["CreateJob daily"], world.Macie.Calls);
        var rows = await RowsAsync(world);
        Assert.Equal(["Ana", "Amazon Macie"], rows.Select(row => row.Who));
        Assert.Equal("Asks Macie of account 111122223333 in eu-west-1 for the job daily on payroll.", rows[0].Text);
        Assert.Equal("REQUEST-1", rows[1].AwsRequestId);
    }

    [Fact]
    public async Task A_job_by_tags_is_recorded_with_all_of_them()
    {
        await using var world = await World.OpenAsync();
        var order = Daily with { Buckets = [], Tags = [new MacieTag("owner", "security"), new MacieTag("owner", "finance"), new MacieTag("stage", "")] };
        Assert.True((await Desk(world).CreateJobAsync(FakeMacie.Place, order, world.Ana, Ct)).IsAccepted);
        Assert.Contains("on buckets tagged owner=security or owner=finance or stage (any value)", (await RowsAsync(world))[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_command_asks_for_its_right_and_a_refused_one_calls_nobody()
    {
        await using var world = await World.OpenAsync();
        var (desk, place, item) = (Desk(world), FakeMacie.Place, new MacieItem("id-1", "one", null, null));
        var draft = new MacieIdentifierDraft { Name = "Employee", Regex = "E-[0-9]{4}" };
        (Right Right, Func<Caller, Task<DeskResult>> Run)[] commands =
        [
            (Right.SetMacie, c => desk.EnableAsync(place, "pilot", c, Ct)),
            (Right.SetMacie, c => desk.CreateRuleAsync(place, "no cards", "test data", Cards, "t", c, Ct)),
            (Right.SetMacie, c => desk.DeleteRuleAsync(place, new MacieSuppressionRule("r", "no cards", null, Cards, false), null, c, Ct)),
            (Right.OperateMacie, c => desk.CreateJobAsync(place, Daily, c, Ct)),
            (Right.OperateMacie, c => desk.ChangeJobAsync(place, "job-1", "daily", MacieJobChange.Pause, c, Ct)),
            (Right.OperateMacie, c => desk.CreateIdentifierAsync(place, draft, "t", c, Ct)),
            (Right.OperateMacie, c => desk.DeleteIdentifierAsync(place, item, c, Ct)),
            (Right.OperateMacie, c => desk.TestIdentifierAsync(place, draft, "E-1234", c, Ct)),
            (Right.OperateMacie, c => desk.CreateAllowListAsync(place, new MacieAllowListDraft("t", "cards", null, "4111", null, null), c, Ct)),
            (Right.OperateMacie, c => desk.DeleteAllowListAsync(place, item, c, Ct)),
            (Right.OperateMacie, c => desk.CreateSamplesAsync(place, c, Ct)),
            (Right.OperateMacie, c => desk.ReconcileAsync(place, c, Ct)),
        ];
        foreach (var (right, run) in commands)
        {
            foreach (var (caller, role) in new[] { (world.Vic, Role.Viewer), (world.Ana, Role.Analyst), (world.Otto, Role.Administrator) })
            {
                world.Macie.Calls.Clear();
                var result = await run(caller);
                Assert.Equal(RoleRights.Allows(role, right), result.IsAccepted);
                Assert.True(result.IsAccepted || (result.Outcome == DeskOutcome.Forbidden && world.Macie.Calls.Count == 0), result.Message);
            }
        }

        Assert.Equal(typeof(MacieDesk).GetMethods().Count(method => method.ReturnType == typeof(Task<DeskResult>)), commands.Length);
    }

    [Fact]
    public async Task What_AWS_would_refuse_is_said_before_it_is_asked()
    {
        await using var world = await World.OpenAsync();
        var desk = Desk(world);
        DeskResult[] results =
        [
            await desk.CreateJobAsync(FakeMacie.Place, Daily with { Buckets = [] }, world.Ana, Ct),
            await desk.CreateJobAsync(FakeMacie.Place, Daily with { Selector = MacieSelector.None }, world.Ana, Ct),
            await desk.CreateJobAsync(FakeMacie.Place, Daily with { Buckets = [], Tags = [new MacieTag("", "secret")] }, world.Ana, Ct),
            await desk.CreateJobAsync(FakeMacie.Place, Daily with { Buckets = [], Tags = [new MacieTag(new string('k', 129), "")] }, world.Ana, Ct),
            await desk.CreateJobAsync(FakeMacie.Place, Daily with { Buckets = [], Tags = [new MacieTag("key", new string('v', 257))] }, world.Ana, Ct),
            await desk.CreateJobAsync(FakeMacie.Place, Daily with { Buckets = [], Tags = [new MacieTag("key", "one"), new MacieTag("key", "one")] }, world.Ana, Ct),
            await desk.CreateJobAsync(FakeMacie.Place, Daily with { Buckets = [], Tags = [new MacieTag("key", ""), new MacieTag("key", "one")] }, world.Ana, Ct),
            await desk.CreateJobAsync(FakeMacie.Place, Daily with { Buckets = [], Tags = [.. Enumerable.Range(0, 11).Select(i => new MacieTag($"key-{i}", "one"))] }, world.Ana, Ct),
            await desk.CreateJobAsync(FakeMacie.Place, Daily with { Schedule = new MacieSchedule(MacieFrequency.Monthly, DayOfMonth: 32) }, world.Ana, Ct),
            await desk.CreateIdentifierAsync(FakeMacie.Place, new MacieIdentifierDraft { Name = "x", Regex = "a", Keywords = ["ab"] }, "t", world.Ana, Ct),
            await desk.CreateAllowListAsync(FakeMacie.Place, new MacieAllowListDraft("t", "both", null, "a", "bucket", "key"), world.Ana, Ct),
            await desk.CreateRuleAsync(FakeMacie.Place, "hides everything", "because", [], "t", world.Otto, Ct),
            await desk.CreateRuleAsync(FakeMacie.Place, "without a reason", "", Cards, "t", world.Otto, Ct),
            await desk.TestIdentifierAsync(FakeMacie.Place, new MacieIdentifierDraft { Name = "", Regex = "a" }, new string('a', 1001), world.Ana, Ct),
        ];

        Assert.All(results, result => Assert.Equal(DeskOutcome.Invalid, result.Outcome));
        Assert.All(results, result => Assert.Contains("Nothing was", result.Message, StringComparison.Ordinal));
        Assert.Empty(world.Macie.Calls);
        Assert.Empty(await RowsAsync(world));
    }

    [Theory]
    [InlineData(AwsFaultKind.Throttled, DeskOutcome.NotAllowed, "Wait a minute")]
    [InlineData(AwsFaultKind.Denied, DeskOutcome.NotAllowed, "console's role")]
    [InlineData(AwsFaultKind.Conflict, DeskOutcome.Conflict, "Load the page again")]
    [InlineData(AwsFaultKind.Invalid, DeskOutcome.Invalid, "Correct it")]
    public async Task A_refusal_of_AWS_says_what_to_do_next_and_is_recorded(AwsFaultKind kind, DeskOutcome outcome, string next)
    {
        await using var world = await World.OpenAsync();
        world.Macie.Fault = new AwsFault(kind, "Code", "AWS's words.", "REQUEST-2");
        var result = await Desk(world).CreateJobAsync(FakeMacie.Place, Daily, world.Ana, Ct);

        Assert.Equal(outcome, result.Outcome);
        Assert.Contains("Nothing was changed.", result.Message, StringComparison.Ordinal);
        Assert.Contains(next, result.Message, StringComparison.Ordinal);
        var told = (await RowsAsync(world))[^1];
        Assert.Equal((result.Message, "REQUEST-2"), (told.Text, told.AwsRequestId));
    }

    [Fact]
    public async Task A_lost_answer_is_told_as_uncertain()
    {
        await using var world = await World.OpenAsync();
        world.Macie.Fault = new AwsFault(AwsFaultKind.Transient, "NoAnswer", "lost", null, OutcomeUnknown: true);
        var result = await Desk(world).CreateSamplesAsync(FakeMacie.Place, world.Ana, Ct);
        Assert.Contains("not certain", result.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing was changed", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_that_an_identifier_is_tested_on_is_recorded_nowhere()
    {
        await using var world = await World.OpenAsync();
        var result = await Desk(world).TestIdentifierAsync(FakeMacie.Place, new MacieIdentifierDraft { Name = "", Regex = "E-[0-9]{4}" }, "E-1234 E-5678", world.Ana, Ct);
        Assert.Equal("2 matches.", result.Message);
        Assert.Empty(await RowsAsync(world));
    }

    private static MacieDesk Desk(World world) => world.Get<MacieDesk>();

    private static Task<List<FindingEvent>> RowsAsync(World world) =>
        world.ReadAsync(db => db.FindingEvents.Where(row => row.Kind == FindingEventKind.MacieChanged).OrderBy(row => row.Id).ToListAsync());
}
