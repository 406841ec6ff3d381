using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.People;

namespace SecOpsConsole.Web.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private const string Private = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::payroll/*"}]}""";
    private const string Public = """{"Version":"2012-10-17","Statement":[{"Sid":"Open","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::payroll/*"}]}""";
    private const string HundredAndOne = "AnaAnaAnaAnaAnaAnaAnaAnaAnaAnaAnaAnaAnaAnaAnaAnaAnaAnaAnaAnaAnaAnaAnaAnaAnaAnaAnaAnaAnaAnaAnaAnaAnaAn";
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("secops-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task An_unknown_verb_is_help_on_the_error_stream_and_exit_code_2()
    {
        var ended = await new Terminal().RunAsync("serv");
        Assert.Equal((2, ""), (ended.Code, ended.Output));
        Assert.Contains("There is no verb \"serv\"", ended.Error, StringComparison.Ordinal);
        Assert.Contains("token create", ended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("migrate")]
    [InlineData("token create")]
    [InlineData("token list")]
    [InlineData("token revoke")]
    [InlineData("sign-in-link")]
    [InlineData("person list")]
    [InlineData("person set-role")]
    [InlineData("person end")]
    [InlineData("policy check")]
    [InlineData("replay")]
    [InlineData("healthcheck")]
    [InlineData("sandbox")]
    [InlineData("audit verify")]
    [InlineData("audit adopt")]
    public async Task Every_verb_has_its_own_help(string verb)
    {
        var ended = await new Terminal().RunAsync([.. verb.Split(' '), "--help"]);
        Assert.Equal((0, ""), (ended.Code, ended.Error));
        Assert.Contains($"usage: SecOpsConsole.Web {(verb == "serve" ? "[serve]" : verb)}", ended.Output, StringComparison.Ordinal);
        Assert.Contains("exit codes:", ended.Output, StringComparison.Ordinal);
        Assert.Contains(verb, (await new Terminal().RunAsync("--help")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Configuration_errors_are_printed_together_and_the_exit_code_is_2()
    {
        var ended = await new Terminal(("Sandbox:Port", "-1"), ("Aws:Accounts:0:Id", "x"), ("Webhook:ApiKeys:0", "short")) { Environment = "Production" }.RunAsync();
        Assert.Equal((2, ""), (ended.Code, ended.Output));
        foreach (var key in (string[])["Data__Directory", "Sandbox__Port", "Aws__Accounts__0__Id", "Aws__Accounts__0__RoleName", "Webhook__ApiKeys__0"])
        {
            Assert.Contains($"  {key}: ", ended.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Private, 0, "COMPLIANT")]
    [InlineData(Public, 1, "NOT COMPLIANT")]
    [InlineData("""{"Statement":[{"Effect":"Perhaps"}]}""", 2, "UNUSABLE")]
    [InlineData("not JSON", 2, "UNUSABLE")]
    [InlineData("", 2, "UNUSABLE")]
    public async Task A_policy_is_judged_from_standard_input_and_from_a_file(string policy, int code, string word)
    {
        var piped = await new Terminal { Input = policy }.RunAsync("policy", "check", "-", "--account", "111122223333");
        Assert.Equal(code, piped.Code);
        Assert.StartsWith(word, piped.Output, StringComparison.Ordinal);

        var file = Path.Combine(_directory.FullName, "policy.json");
        await File.WriteAllTextAsync(file, policy, TestContext.Current.CancellationToken);
        var read = await new Terminal().RunAsync("policy", "check", file, "--account=111122223333");
        Assert.Equal(piped, read);
    }

    [Theory]
    [InlineData("policy check /nowhere/policy.json")]
    [InlineData("policy check")]
    [InlineData("policy check - --strict yes")]
    [InlineData("policy check - --account 12")]
    [InlineData("token create --role King --name Ana")]
    [InlineData("token create --role Viewer")]
    [InlineData("sign-in-link --name Ana")]
    [InlineData("person list all")]
    [InlineData("person list --name Ana")]
    [InlineData("person end")]
    [InlineData("person end --name=")]
    [InlineData("person end --name Ana Lee")]
    [InlineData("person end --name Ana --id 1")]
    [InlineData("person end --name " + HundredAndOne)]
    [InlineData("person set-role --name Ana")]
    [InlineData("person set-role --name Ana --role 2")]
    [InlineData("token list --role Viewer")]
    [InlineData("token revoke --id one")]
    [InlineData("token revoke --id 99999999999999999999")]
    [InlineData("token revoke --id 1 --role Viewer")]
    [InlineData("migrate now")]
    [InlineData("healthcheck --url")]
    [InlineData("sandbox --port 99999")]
    [InlineData("audit verify --head 7")]
    [InlineData("audit verify all")]
    [InlineData("audit adopt")]
    [InlineData("audit adopt --reason=")]
    public async Task Arguments_that_cannot_be_used_are_exit_code_2(string line)
    {
        var ended = await Own().RunAsync(line.Split(' '));
        Assert.Equal((2, ""), (ended.Code, ended.Output));
        Assert.NotEmpty(ended.Error);
        Assert.Empty(_directory.GetFiles());
    }

    [Fact]
    public async Task A_token_made_while_the_server_runs_opens_its_API()
    {
        await using var console = await TestConsole.StartAsync();
        var ended = await On(console).RunAsync("token", "create", "--role", "viewer", "--name", "pipeline");
        Assert.Equal(0, ended.Code);
        Assert.Matches(@"\Asoc_[A-Za-z0-9_-]{43}\n\z", ended.Output);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(console.DataDirectory, "console.sock")));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(console, ended.Output.Trim()));
    }

    [Fact]
    public async Task A_token_made_before_the_first_start_opens_the_API_too()
    {
        var ended = await Own().RunAsync("token", "create", "--role", "Viewer", "--name", "pipeline");
        Assert.Equal(0, ended.Code);
        await using var console = await TestConsole.StartAsync("Staging", ("Data:Directory", _directory.FullName));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(console, ended.Output.Trim()));
    }

    [Fact]
    public async Task A_socket_left_by_a_killed_server_is_no_obstacle()
    {
        // Nobody listens: connecting is refused, as with the socket of a process that is gone.
        await File.WriteAllTextAsync(Path.Combine(_directory.FullName, "console.sock"), "", TestContext.Current.CancellationToken);
        Assert.Equal(0, (await Own().RunAsync("token", "create", "--role", "Viewer", "--name", "pipeline")).Code);
    }

    [Fact]
    public async Task A_sign_in_link_signs_in_the_person_it_was_made_for()
    {
        await using var console = await TestConsole.StartAsync();
        var ended = await On(console).RunAsync("sign-in-link", "--name", "Ana", "--role", "Analyst");
        Assert.StartsWith(console.App.Address + "/sign-in/", ended.Output, StringComparison.Ordinal);
        var person = await console.App.Services.GetRequiredService<SignIn>()
            .RedeemAsync(ended.Output.Trim().Split('/')[^1], TestContext.Current.CancellationToken);
        Assert.Equal(("Ana", Role.Analyst), (person!.Name, person.Role));
        Assert.Equal(1, (await On(console).RunAsync("sign-in-link", "--name", "Ana", "--role", "Administrator")).Code);
    }

    [Fact]
    public async Task Migrate_makes_a_store_and_refuses_one_that_is_in_use()
    {
        Assert.Equal(0, (await Own().RunAsync("migrate")).Code);
        Assert.NotEmpty(_directory.GetFiles("*.db"));
        await using var console = await TestConsole.StartAsync();
        var refused = await On(console).RunAsync("migrate");
        Assert.Equal((1, ""), (refused.Code, refused.Output));
        Assert.Contains("Another process uses the data directory", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Healthcheck_tells_a_ready_server_from_none()
    {
        await using var console = await TestConsole.StartAsync();
        Assert.Equal(0, (await new Terminal(("urls", console.App.Address)).RunAsync("healthcheck")).Code);
        Assert.Equal(1, (await new Terminal().RunAsync("healthcheck", "--url", "http://127.0.0.1:1")).Code);
    }

    private Terminal Own() => new(("Data:Directory", _directory.FullName));

    private static Terminal On(TestConsole console) => new(("Data:Directory", console.DataDirectory));

    private static async Task<HttpStatusCode> AskAsync(TestConsole console, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/findings");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await console.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
