using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;

namespace SecOpsConsole.Web.Tests.Commands;

public sealed class AccessCommandTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("secops-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Roles_access_and_tokens_are_changed_while_the_console_runs_and_while_not(bool runs)
    {
        var console = runs ? await StartAsync() : null;
        await DoneAsync("sign-in-link --name Vic --role Viewer");
        await DoneAsync("sign-in-link --name Eve --role Analyst");
        await DoneAsync("token create --name pipeline --role Viewer");

        Assert.Equal("Vic is Analyst now, and was Viewer. Their sessions are ended: they sign in again by a new link.\n", await DoneAsync("person set-role --name Vic --role analyst"));
        Assert.StartsWith("The access of Eve (Analyst) is ended", await DoneAsync("person end --name Eve"), StringComparison.Ordinal);
        Assert.StartsWith("The token pipeline (id 1, Viewer) is revoked", await DoneAsync("token revoke --id 1"), StringComparison.Ordinal);

        var people = await DoneAsync("person list");
        Assert.StartsWith("id\tname\trole\tadded\taccess\n", people, StringComparison.Ordinal);
        Assert.Matches(@"\n\d+\tVic\tAnalyst\t[^\t]+\tactive\n", people);
        Assert.Matches(@"\n\d+\tEve\tAnalyst\t[^\t]+\tended [0-9 :Z-]+\n", people);
        console ??= await StartAsync();
        await using var _ = console;
        Assert.Equal(["operator", "operator", "operator"], (await RowsAsync(console, "Vic is Analyst", "access of Eve", "revoked the API token")).Select(row => row.Who));
    }

    [Fact]
    public async Task Who_loses_access_is_refused_with_the_session_and_the_link_they_had()
    {
        await using var console = await StartAsync();
        var signIn = console.App.Services.GetRequiredService<SignIn>();
        var vic = (await signIn.RedeemAsync(await LinkAsync("Vic"), Ct))!;
        var unused = await LinkAsync("Vic");
        Assert.True(await signIn.IsCurrentAsync(vic.PersonId, vic.SecurityStamp, Ct));

        await DoneAsync("person end --name Vic");

        Assert.False(await signIn.IsCurrentAsync(vic.PersonId, vic.SecurityStamp, Ct));
        Assert.Null(await signIn.RedeemAsync(unused, Ct));
    }

    [Fact]
    public async Task Another_role_ends_the_session()
    {
        await using var console = await StartAsync();
        var signIn = console.App.Services.GetRequiredService<SignIn>();
        var vic = (await signIn.RedeemAsync(await LinkAsync("Vic"), Ct))!;

        await DoneAsync("person set-role --name Vic --role Auditor");

        Assert.False(await signIn.IsCurrentAsync(vic.PersonId, vic.SecurityStamp, Ct));
        Assert.Equal(Role.Auditor, (await signIn.RedeemAsync(Secret(await DoneAsync("sign-in-link --name Vic --role Auditor")), Ct))!.Role);
    }

    [Theory]
    [InlineData("person end --name Otto")]
    [InlineData("person set-role --name Otto --role Viewer")]
    public async Task The_last_administrator_is_neither_ended_nor_demoted(string line)
    {
        await DoneAsync("sign-in-link --name Otto --role Administrator");
        var refused = await RunAsync(line);
        Assert.Equal((1, ""), (refused.Code, refused.Output));
        Assert.Equal("Otto is the last administrator. Nothing was changed. Make somebody else administrator first.\n", refused.Error);
        Assert.Matches(@"\n1\tOtto\tAdministrator\t[^\t]+\tactive\n", await DoneAsync("person list"));

        await DoneAsync("sign-in-link --name Olga --role Administrator");
        await DoneAsync(line);
    }

    [Theory]
    [InlineData("person end --name Vic", "was ended already")]
    [InlineData("person set-role --name Vic --role Analyst", "is Analyst already")]
    [InlineData("token revoke --name pipeline", "was revoked already")]
    public async Task Asked_twice_it_is_done_and_told_once(string line, string already)
    {
        await using var console = await StartAsync();
        await DoneAsync("sign-in-link --name Vic --role Viewer");
        await DoneAsync("token create --name pipeline --role Viewer");
        await DoneAsync(line);
        var rows = (await RowsAsync(console)).Count;

        var again = await DoneAsync(line);

        Assert.Contains(already, again, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed.", again, StringComparison.Ordinal);
        Assert.Equal(rows, (await RowsAsync(console)).Count);
    }

    [Theory]
    [InlineData("person end --name Nobody", "There is no person called Nobody. Nothing was changed. `person list` shows all there are.")]
    [InlineData("person set-role --id 77 --role Viewer", "There is no person with the id 77. Nothing was changed. `person list` shows all there are.")]
    [InlineData("token revoke --id 77", "There is no token with the id 77. Nothing was changed. `token list` shows all there are.")]
    public async Task Nobody_and_nothing_are_said_to_be_so(string line, string message)
    {
        var refused = await RunAsync(line);
        Assert.Equal((1, "", message + "\n"), (refused.Code, refused.Output, refused.Error));
    }

    [Fact]
    public async Task Whose_access_was_ended_gets_no_other_role()
    {
        await DoneAsync("sign-in-link --name Vic --role Viewer");
        await DoneAsync("person end --name Vic");
        var refused = await RunAsync("person set-role --name Vic --role Administrator");
        Assert.Equal(1, refused.Code);
        Assert.StartsWith("The access of Vic was ended. Nothing was changed.", refused.Error, StringComparison.Ordinal);
        Assert.Matches(@"\n1\tVic\tViewer\t[^\t]+\tended ", await DoneAsync("person list"));
    }

    [Fact]
    public async Task A_name_of_two_tokens_asks_for_the_id()
    {
        await using var console = await StartAsync();
        var first = (await DoneAsync("token create --name ci --role Viewer")).Trim();
        var second = (await DoneAsync("token create --name ci --role Viewer")).Trim();

        var refused = await RunAsync("token revoke --name ci");
        Assert.Equal(1, refused.Code);
        Assert.Equal("More than one token is called ci: ids 1, 2. Nothing was changed. Say which with --id; `token list` shows them.\n", refused.Error);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(console, first));

        await DoneAsync("token revoke --id 1");
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await AskAsync(console, first), await AskAsync(console, second)));
        await DoneAsync("token revoke --name ci");
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(console, second));
    }

    [Fact]
    public async Task The_list_of_tokens_says_who_made_them_and_not_the_secret()
    {
        await using var console = await StartAsync();
        var otto = (await console.App.Services.GetRequiredService<SignIn>().CreateLinkByOperatorAsync("Otto", Role.Administrator, Ct)).Id!.Value;
        var made = await console.App.Services.GetRequiredService<ApiTokens>().CreateAsync("ci", Role.Viewer, Caller.Person(otto), Ct);
        var secret = (await DoneAsync("token create --name pipeline --role Analyst")).Trim();
        await AskAsync(console, secret);

        var list = await DoneAsync("token list");

        Assert.Matches(@"\n1\tci\tViewer\t[0-9 :Z-]+\tOtto\tnever\tactive\n", list);
        Assert.Matches(@"\n2\tpipeline\tAnalyst\t[0-9 :Z-]+\toperator, or not recorded\t[0-9 :Z-]+\tactive\n", list);
        Assert.DoesNotContain(made.Secret!, list, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, list, StringComparison.Ordinal);
        Assert.Contains("API tokens that they made and that still work: 1.", await DoneAsync("person end --name Otto"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(console, made.Secret!));
    }

    [Fact]
    public async Task A_name_cannot_forge_a_line_of_the_terminal()
    {
        Assert.Equal(0, (await Own().RunAsync("sign-in-link", "--name", "Vic\n9\tOtto\u001b[2K\u202e", "--role", "Viewer")).Code);
        var list = await DoneAsync("person list");
        Assert.Equal(2, list.Count(c => c == '\n'));
        Assert.Contains("\tVic[U+000A]9[U+0009]Otto[U+001B][2K[U+202E]\tViewer\t", list, StringComparison.Ordinal);
    }

    private Task<TestConsole> StartAsync() => TestConsole.StartAsync("Staging", ("Data:Directory", _directory.FullName));

    private Terminal Own() => new(("Data:Directory", _directory.FullName));

    private Task<Terminal.Ended> RunAsync(string line) => Own().RunAsync(line.Split(' '));

    private async Task<string> DoneAsync(string line)
    {
        var ended = await RunAsync(line);
        Assert.True(ended.Code == 0, ended.Error);
        return ended.Output;
    }

    private async Task<string> LinkAsync(string name) => Secret(await DoneAsync($"sign-in-link --name {name} --role Viewer"));

    private static string Secret(string link) => link.Trim().Split('/')[^1];

    private static async Task<List<FindingEvent>> RowsAsync(TestConsole console, params string[] words)
    {
        var rows = await console.ReadAsync(db => db.FindingEvents.Where(e => e.Kind == FindingEventKind.AccessChanged).OrderBy(e => e.Id).ToListAsync(Ct));
        return words.Length == 0 ? rows : [.. words.Select(text => rows.Single(row => row.Text.Contains(text, StringComparison.Ordinal)))];
    }

    private static async Task<HttpStatusCode> AskAsync(TestConsole console, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/findings");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await console.Http.SendAsync(request, Ct);
        return answer.StatusCode;
    }
}
