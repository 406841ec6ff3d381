using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Tests.Remediation;
using SecOpsConsole.Core.Tests.Storage;

namespace SecOpsConsole.Core.Tests.People;

public sealed class SignInTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static SignIn Fresh(TestStore store) => new(store.Store, new DeskFloor(store.Store));

    [Fact]
    public async Task The_first_link_makes_an_administrator_and_works_once()
    {
        await using var store = await TestStore.OpenAsync();
        var signIn = Fresh(store);
        var link = await signIn.CreateStartLinkAsync(always: false, None);

        var first = await signIn.RedeemAsync(link!.Secret!, None);
        var second = await signIn.RedeemAsync(link.Secret!, None);

        Assert.Equal(Role.Administrator, first!.Role);
        Assert.Null(second);
    }

    [Fact]
    public async Task Outside_Development_there_is_no_link_once_an_administrator_has_signed_in()
    {
        await using var store = await TestStore.OpenAsync();
        var signIn = Fresh(store);
        var lost = await signIn.CreateStartLinkAsync(always: false, None);
        var next = await signIn.CreateStartLinkAsync(always: false, None);

        Assert.Null(await signIn.RedeemAsync(lost!.Secret!, None));
        Assert.NotNull(await signIn.RedeemAsync(next!.Secret!, None));
        Assert.Null(await signIn.CreateStartLinkAsync(always: false, None));
        Assert.NotNull(await signIn.CreateStartLinkAsync(always: true, None));
        Assert.Equal(1, await store.Store.ReadAsync((db, ct) => db.People.CountAsync(ct), None));
    }

    [Fact]
    public async Task The_start_link_does_not_come_back_when_the_first_administrator_is_gone_and_each_one_is_recorded()
    {
        await using var store = await TestStore.OpenAsync();
        var signIn = Fresh(store);
        var first = await signIn.CreateStartLinkAsync(always: false, None);
        Assert.NotNull(await signIn.RedeemAsync(first!.Secret!, None));
        var ana = await signIn.CreateLinkByOperatorAsync("Ana", Role.Administrator, None);
        await store.Store.WriteAsync((scope, ct) => scope.Db.People.Where(person => person.Name != "Ana").ExecuteUpdateAsync(set => set.SetProperty(person => person.DisabledUtc, scope.NowUtc), ct), None);

        Assert.Null(await signIn.CreateStartLinkAsync(always: false, None));
        Assert.NotNull(await signIn.RedeemAsync(ana.Secret!, None));
        var told = await store.Store.ReadAsync((db, ct) => db.FindingEvents.Where(row => row.Text.Contains("when it started")).ToListAsync(ct), None);
        Assert.Equal("console", Assert.Single(told).Who);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(-1 / 60.0, true)]
    [InlineData(-1, false)]
    [InlineData(-48, false)]
    [InlineData(48, false)]
    public async Task A_link_does_not_outlive_its_time_when_the_clock_is_set(double hours, bool works)
    {
        await using var world = await World.OpenAsync();
        var link = await world.SignIn.CreateLinkByOperatorAsync("Ana", Role.Analyst, None);

        world.Clock.Advance(TimeSpan.FromHours(hours));

        Assert.Equal(works, await world.SignIn.RedeemAsync(link.Secret!, None) is not null);
    }

    [Fact]
    public async Task Every_change_of_access_is_in_the_audit_record_with_who_did_it()
    {
        await using var world = await World.OpenAsync();
        var eve = (await world.People.AddAsync("Eve", Role.Viewer, world.Otto, None)).Id!.Value;
        await world.People.SetRoleAsync(eve, Role.Administrator, world.Otto, None);
        await world.SignIn.CreateLinkAsync(eve, world.Otto, None);
        await world.People.DisableAsync(eve, world.Otto, None);
        var token = await world.Tokens.CreateAsync("ci", Role.Viewer, world.Otto, None);
        await world.Tokens.RevokeAsync(token.Id!.Value, world.Otto, None);
        await world.SignIn.CreateLinkByOperatorAsync("Mallory", Role.Administrator, None);

        var rows = await world.ReadAsync(db => db.FindingEvents.Where(e => e.Kind == FindingEventKind.AccessChanged).OrderBy(e => e.Id).ToListAsync());

        Assert.Equal(["Otto", "Otto", "Otto", "Otto", "Otto", "operator"], rows.Select(row => row.Who));
        Assert.Contains("Mallory with the role Administrator", rows[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guessed_link_costs_no_write()
    {
        await using var store = await TestStore.OpenAsync();
        var signIn = Fresh(store);
        using var release = new SemaphoreSlim(0);
        var blocked = store.Store.WriteAsync((_, ct) => release.WaitAsync(ct), None);

        Assert.Null(await signIn.RedeemAsync("nonsense", None).WaitAsync(TimeSpan.FromSeconds(60), None));

        release.Release();
        await blocked;
    }

    [Fact]
    public async Task An_expired_link_is_refused()
    {
        var clock = new QuickClock();
        await using var store = await TestStore.OpenAsync(clock);
        var signIn = Fresh(store);
        var link = await signIn.CreateStartLinkAsync(always: true, None);
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(await signIn.RedeemAsync(link!.Secret!, None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    public async Task An_unknown_link_is_refused(string secret)
    {
        await using var store = await TestStore.OpenAsync();
        Assert.Null(await Fresh(store).RedeemAsync(secret, None));
        Assert.Null(await Fresh(store).RedeemAsync(new string('x', 100_000), None));
    }

    [Fact]
    public async Task No_secret_is_stored()
    {
        await using var world = await World.OpenAsync();
        var link = await world.SignIn.CreateStartLinkAsync(always: true, None);
        var token = await world.Tokens.CreateByOperatorAsync("ci", Role.Viewer, None);
        Assert.True(link!.Secret!.Length >= 43);
        Assert.StartsWith("soc_", token.Secret, StringComparison.Ordinal);

        var hashes = await world.ReadAsync(async db => (await db.SignInLinks.Select(l => l.SecretHash).ToListAsync()).Concat(await db.ApiTokens.Select(t => t.SecretHash).ToListAsync()).ToList());

        Assert.Equal(2, hashes.Count);
        Assert.All(hashes, hash => Assert.Matches("^[0-9a-f]{64}$", hash));
    }

    [Fact]
    public async Task Links_for_others_are_made_by_administrators_only()
    {
        await using var world = await World.OpenAsync();

        Assert.Equal(DeskOutcome.Forbidden, (await world.SignIn.CreateLinkAsync(world.Vic.PersonId!.Value, world.Ana, None)).Outcome);
        Assert.Equal(DeskOutcome.Forbidden, (await world.People.AddAsync("Eve", Role.Administrator, world.Ana, None)).Outcome);
        var added = await world.People.AddAsync("Eve", Role.Analyst, world.Otto, None);
        var eve = await world.SignIn.RedeemAsync(added.Secret!, None);

        Assert.Equal(("Eve", Role.Analyst), (eve!.Name, eve.Role));
    }

    [Fact]
    public async Task A_session_ends_when_the_role_changes_or_access_is_ended()
    {
        await using var world = await World.OpenAsync();
        var added = await world.People.AddAsync("Eve", Role.Analyst, world.Otto, None);
        var eve = (await world.SignIn.RedeemAsync(added.Secret!, None))!;
        Assert.True(await world.SignIn.IsCurrentAsync(eve.PersonId, eve.SecurityStamp, None));

        await world.People.SetRoleAsync(eve.PersonId, Role.Viewer, world.Otto, None);
        Assert.False(await world.SignIn.IsCurrentAsync(eve.PersonId, eve.SecurityStamp, None));

        var again = (await world.SignIn.RedeemAsync((await world.SignIn.CreateLinkAsync(eve.PersonId, world.Otto, None)).Secret!, None))!;
        await world.People.DisableAsync(eve.PersonId, world.Otto, None);
        Assert.False(await world.SignIn.IsCurrentAsync(again.PersonId, again.SecurityStamp, None));
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        await using var world = await World.OpenAsync();
        Assert.Equal(DeskOutcome.NotAllowed, (await world.People.DisableAsync(world.Otto.PersonId!.Value, world.Otto, None)).Outcome);
        Assert.Equal(DeskOutcome.NotAllowed, (await world.People.SetRoleAsync(world.Otto.PersonId!.Value, Role.Viewer, world.Otto, None)).Outcome);
    }

    [Fact]
    public async Task A_revoked_token_is_nobody()
    {
        await using var world = await World.OpenAsync();
        var token = await world.Tokens.CreateAsync("ci", Role.Analyst, world.Otto, None);
        var caller = await world.Tokens.FindAsync(token.Secret!, None);
        Assert.Equal(token.Id, caller!.TokenId);

        await world.Tokens.RevokeAsync(token.Id!.Value, world.Otto, None);

        Assert.Null(await world.Tokens.FindAsync(token.Secret!, None));
        Assert.Null(await world.Tokens.FindAsync("soc_unknown", None));
        Assert.NotNull((await world.Tokens.ListAsync(None)).Single().LastUsedUtc);
    }
}
