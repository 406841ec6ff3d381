using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Tests.Remediation;

namespace SecOpsConsole.Core.Tests.Desk;

public sealed class RoleTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static async Task<DeskOutcome[]> TryEveryChangeAsync(World world, Bucket bucket, Finding finding, Caller caller)
        => await Task.WhenAll(DeskCommand.All.Where(command => command.Changes).Select(command => command.Run(new(world, bucket, finding), caller)));

    public static TheoryData<Role, Right> EveryRoleAndRight()
    {
        var data = new TheoryData<Role, Right>();
        foreach (var role in Enum.GetValues<Role>())
        {
            foreach (var right in Enum.GetValues<Right>())
            {
                data.Add(role, right);
            }
        }

        return data;
    }

    /// <summary>The table once more, written out: a slip in the code's own table must not also change what is expected.</summary>
    private static readonly Dictionary<Role, string> Expected = new()
    {
        [Role.Viewer] = "Read",
        [Role.Analyst] = "Read Decide SetMode StopAutomatic ApproveRequests TakeEvidence OperateMacie",
        [Role.Administrator] = "Read Decide SetMode StopAutomatic ReleaseStop ApproveRequests ReadAudit TakeEvidence SetRules ManagePeople DecideLarge ManageChannels OperateMacie SetMacie",
        [Role.Approver] = "Read ApproveRequests",
        [Role.Auditor] = "Read ReadAudit TakeEvidence",
    };

    [Theory]
    [MemberData(nameof(EveryRoleAndRight))]
    public async Task Each_role_may_do_exactly_what_its_row_of_the_table_says(Role role, Right right)
    {
        var allowed = Expected[role].Split(' ').Contains(right.ToString());
        Assert.Equal(allowed, RoleRights.Allows(role, right));
        foreach (var command in DeskCommand.All.Where(command => command.Right == right))
        {
            await using var world = await World.OpenAsync();
            var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
            var caller = await world.PersonAsync("Pat", role);

            var outcome = await command.Run(new(world, bucket, finding), caller);

            Assert.True(allowed != (outcome == DeskOutcome.Forbidden), $"{command.Method} by {role}: {outcome}");
            if (!allowed)
            {
                await AssertUntouchedAsync(world);
            }
        }
    }

    [Fact]
    public void Every_command_of_the_desk_is_in_the_table()
    {
        var commands = typeof(AnalystDesk).GetMethods(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.DeclaredOnly);
        // An overload is told from the others by what it is about.
        string Name(System.Reflection.MethodInfo method) => commands.Count(other => other.Name == method.Name) == 1
            ? method.Name
            : $"{method.Name}({string.Join(", ", method.GetParameters().Where((p, at) => at == 0 || p.ParameterType == typeof(bool)).Select((p, at) => at == 0 ? p.ParameterType.Name : p.Name))})";
        Assert.Equal(commands.Select(Name).Order(), DeskCommand.All.Select(command => command.Method).Distinct().Order());
    }

    [Fact]
    public void The_numbers_of_roles_never_change_because_they_are_stored() =>
        Assert.Equal("Viewer 0, Analyst 1, Administrator 2, Approver 3, Auditor 4", string.Join(", ", Enum.GetValues<Role>().Select(role => $"{role} {(int)role}")));

    [Fact]
    public async Task A_refusal_names_the_roles_that_may()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);

        var result = await world.Desk.RevertAsync(new FindingId(finding.Id), bucket.LiveFingerprint!, null, world.Vic, None);

        Assert.StartsWith("You are Viewer, and only Analyst or Administrator may decide about findings. Nothing was changed.", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_does_not_exist_is_given_to_nobody()
    {
        await using var world = await World.OpenAsync();
        var result = await world.People.SetRoleAsync(world.Ana.PersonId!.Value, (Role)99, world.Otto, None);
        Assert.Equal(DeskOutcome.Invalid, result.Outcome);
        Assert.False(RoleRights.Allows((Role)99, Right.Read));
    }

    [Fact]
    public async Task The_last_administrator_does_not_become_an_auditor()
    {
        await using var world = await World.OpenAsync();
        var result = await world.People.SetRoleAsync(world.Otto.PersonId!.Value, Role.Auditor, world.Otto, None);
        Assert.Equal(DeskOutcome.NotAllowed, result.Outcome);
    }

    private static async Task AssertUntouchedAsync(World world)
    {
        Assert.Empty(await world.ReadAsync(db => db.Attempts.ToListAsync()));
        Assert.Empty(await world.ReadAsync(db => db.WorkItems.Where(w => w.Kind != WorkKind.Notify).ToListAsync()));
        Assert.Equal(1, await world.ReadAsync(db => db.FindingEvents.CountAsync(e => e.Kind != FindingEventKind.AccessChanged)));
    }

    [Fact]
    public async Task A_viewer_changes_nothing()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);

        var outcomes = await TryEveryChangeAsync(world, bucket, finding, world.Vic);

        Assert.All(outcomes, outcome => Assert.Equal(DeskOutcome.Forbidden, outcome));
        Assert.Equal(0, world.Aws.Reads);
        await AssertUntouchedAsync(world);
    }

    [Fact]
    public async Task Somebody_whose_access_was_ended_changes_nothing_from_that_instant()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        Assert.True((await world.People.DisableAsync(world.Ana.PersonId!.Value, world.Otto, None)).IsAccepted);

        var outcomes = await TryEveryChangeAsync(world, bucket, finding, world.Ana);

        Assert.All(outcomes, outcome => Assert.Equal(DeskOutcome.Forbidden, outcome));
        await AssertUntouchedAsync(world);
    }

    [Fact]
    public async Task A_demoted_analyst_loses_the_right_with_the_next_command()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        await world.People.SetRoleAsync(world.Ana.PersonId!.Value, Role.Viewer, world.Otto, None);

        var result = await world.Desk.RevertAsync(new FindingId(finding.Id), bucket.LiveFingerprint!, null, world.Ana, None);

        Assert.Equal(DeskOutcome.Forbidden, result.Outcome);
    }

    [Fact]
    public async Task A_caller_that_does_not_exist_is_refused()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        Assert.All(await TryEveryChangeAsync(world, bucket, finding, Caller.Person(999)), outcome => Assert.Equal(DeskOutcome.Forbidden, outcome));
        Assert.All(await TryEveryChangeAsync(world, bucket, finding, Caller.Token(999)), outcome => Assert.Equal(DeskOutcome.Forbidden, outcome));
    }

    [Fact]
    public async Task A_reason_of_more_than_2000_characters_is_refused()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);

        foreach (var command in DeskCommand.All.Where(command => command.TakesReason))
        {
            // Otto, because nobody else may do everything.
            Assert.Equal(DeskOutcome.Invalid, await command.Run(new(world, bucket, finding, new string('x', 2001)), world.Otto));
        }

        await AssertUntouchedAsync(world);
    }

    [Fact]
    public async Task An_analyst_stops_automatic_mode_and_only_an_administrator_releases_it()
    {
        await using var world = await World.OpenAsync();

        Assert.True((await world.Desk.SetGlobalStopAsync(true, "Incident", world.Ana, None)).IsAccepted);
        Assert.Equal(DeskOutcome.Forbidden, (await world.Desk.SetGlobalStopAsync(false, null, world.Ana, None)).Outcome);
        var stopped = await world.Store.Store.ReadAsync(GlobalStop.ReadAsync, None);
        Assert.Equal((true, "Ana", "Incident"), (stopped.On, stopped.Who, stopped.Reason));

        Assert.True((await world.Desk.SetGlobalStopAsync(false, null, world.Otto, None)).IsAccepted);
        Assert.False((await world.Store.Store.ReadAsync(GlobalStop.ReadAsync, None)).On);
    }

    [Fact]
    public async Task Releasing_the_stop_looks_again_at_what_it_held()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Automatic);
        await world.Desk.SetGlobalStopAsync(true, null, world.Ana, None);
        await world.DecideAsync(bucket.Id);
        Assert.Equal(HoldReason.GlobalStop, (await world.FindingAsync(finding.Id)).HoldReason);

        await world.Desk.SetGlobalStopAsync(false, null, world.Otto, None);
        Assert.Equal(1, await world.LooksAsync());
        await world.DecideAsync(bucket.Id);
        await world.DrainAsync();

        Assert.Equal(Resolution.Reverted, (await world.FindingAsync(finding.Id)).Resolution);
    }

    [Fact]
    public async Task A_stop_that_cannot_be_read_counts_as_on()
    {
        await using var world = await World.OpenAsync();
        await world.Desk.SetGlobalStopAsync(true, null, world.Ana, None);
        await world.Store.Store.WriteAsync((scope, ct) => scope.Db.Settings.ExecuteUpdateAsync(set => set.SetProperty(s => s.Value, "{broken"), ct), None);
        Assert.True((await world.Store.Store.ReadAsync(GlobalStop.ReadAsync, None)).On);
    }

    [Fact]
    public async Task A_changed_mode_says_who_changed_it()
    {
        await using var world = await World.OpenAsync();
        var (bucket, _) = await world.AddExposedAsync("payroll", AutomaticMode.Review);

        await world.Desk.SetModeAsync(new BucketId(bucket.Id), AutomaticMode.Automatic, "Proven in Shadow", world.Ana, None);

        var changed = await world.BucketAsync(bucket.Id);
        Assert.Equal((AutomaticMode.Automatic, "Ana", "Proven in Shadow"), (changed.Mode, changed.ModeSetBy, changed.ModeReason));
        Assert.Equal(1, await world.ReadAsync(db => db.FindingEvents.CountAsync(e => e.Kind == FindingEventKind.ModeChanged && e.BucketId == bucket.Id && e.Who == "Ana")));
    }

    [Fact]
    public async Task A_token_acts_with_its_own_role()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        var reader = await world.Tokens.CreateAsync("dashboard", Role.Viewer, world.Otto, None);
        var writer = await world.Tokens.CreateAsync("playbook", Role.Analyst, world.Otto, None);

        var refused = await world.Desk.RevertAsync(new FindingId(finding.Id), bucket.LiveFingerprint!, null, (await world.Tokens.FindAsync(reader.Secret!, None))!, None);
        var accepted = await world.Desk.RevertAsync(new FindingId(finding.Id), bucket.LiveFingerprint!, null, (await world.Tokens.FindAsync(writer.Secret!, None))!, None);

        Assert.Equal(DeskOutcome.Forbidden, refused.Outcome);
        Assert.True(accepted.IsAccepted);
        Assert.Equal("playbook (API)", (await world.LatestAttemptAsync()).Who);
    }
}
