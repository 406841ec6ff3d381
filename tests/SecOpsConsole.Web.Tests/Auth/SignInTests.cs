using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.People;
using SecOpsConsole.Web.Tests.Api;

namespace SecOpsConsole.Web.Tests.Auth;

public sealed class SignInTests : IAsyncLifetime
{
    private TestConsole _console = null!;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _console = await TestConsole.StartAsync();
        _browser = new Browser(_console.App.Address);
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _console.DisposeAsync();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/findings")]
    [InlineData("/buckets")]
    public async Task A_page_leads_to_the_sign_in(string page)
    {
        using var answer = await _browser.GetAsync(page);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/sign-in?to=", answer.Headers.Location!.PathAndQuery(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/app.css")]
    [InlineData("/_framework/blazor.web.js")]
    [InlineData("/sign-in")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task What_a_stranger_may_see_needs_no_sign_in(string path)
    {
        using var answer = await _browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task What_the_API_answers_is_stored_nowhere()
    {
        await using var console = await TestConsole.StartAsync();
        using var answer = await console.Http.GetAsync(new Uri("/api/v1/findings", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task Looking_at_a_link_does_not_burn_it_and_it_works_once()
    {
        for (var preview = 0; preview < 3; preview++)
        {
            using var looked = await _browser.GetAsync(_console.App.SignInAddress!);
            Assert.Equal(HttpStatusCode.Redirect, looked.StatusCode);
        }

        using var signedIn = await _browser.SignInAsync(_console.App.SignInAddress!);
        Assert.Equal("/", signedIn.Headers.Location!.OriginalString);
        using var page = await _browser.GetAsync("/findings");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);

        using var thief = new Browser(_console.App.Address);
        using var second = await thief.SignInAsync(_console.App.SignInAddress!);
        Assert.Equal("/sign-in?problem=invalid", second.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task The_session_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        using var signedIn = await _browser.SignInAsync(_console.App.SignInAddress!);
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("secops-session=", StringComparison.Ordinal));
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires=", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task The_sign_in_leads_nowhere_else(string to)
    {
        using var signedIn = await _browser.SignInAsync(_console.App.SignInAddress!, to);
        Assert.Equal("/", signedIn.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-out")]
    public async Task A_form_of_another_site_does_nothing(string action)
    {
        using var signedIn = await _browser.SignInAsync(_console.App.SignInAddress!);
        using var forged = await _browser.PostAsync(action, new() { ["link"] = "x", ["__RequestVerificationToken"] = "forged" });
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        using var still = await _browser.GetAsync("/findings");
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        using var signedIn = await _browser.SignInAsync(_console.App.SignInAddress!);
        using var signedOut = await _browser.PressAsync("/sign-in?link=x", "/sign-out");
        Assert.Equal("/sign-in", signedOut.Headers.Location!.OriginalString);
        using var page = await _browser.GetAsync("/findings");
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
    }

    [Fact]
    public async Task Somebody_whose_access_is_ended_loses_the_session_at_once()
    {
        using var vic = await SignedInAsync("Vic", Role.Viewer);
        using var before = await vic.GetAsync("/findings");
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        await AsAdministratorAsync((register, person, caller) => register.DisableAsync(person, caller, default), "Vic");
        using var after = await vic.GetAsync("/findings");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Fact]
    public async Task A_session_changes_something_over_the_API_only_from_an_own_page()
    {
        await FindingSeed.PlantAsync(_console.Store);
        using var ana = await SignedInAsync("Ana", Role.Analyst);
        Assert.Equal(HttpStatusCode.Forbidden, await SetModeAsync(ana, header: false, origin: null));
        Assert.Equal(HttpStatusCode.Forbidden, await SetModeAsync(ana, header: true, origin: "https://evil.example"));
        Assert.Equal(HttpStatusCode.Accepted, await SetModeAsync(ana, header: true, origin: _console.App.Address));
    }

    [Theory]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    public async Task A_circuit_is_refused_to_a_page_of_another_origin(string origin, HttpStatusCode expected)
    {
        using var signedIn = await _browser.SignInAsync(_console.App.SignInAddress!);
        using var own = await NegotiateAsync(_console.App.Address);
        using var foreign = await NegotiateAsync(origin);
        Assert.Equal((HttpStatusCode.OK, expected), (own.StatusCode, foreign.StatusCode));
    }

    [Fact]
    public async Task A_circuit_needs_a_session()
    {
        using var answer = await NegotiateAsync(_console.App.Address);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Every_page_keeps_to_itself()
    {
        using var answer = await _browser.GetAsync("/sign-in");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Sessions_survive_a_restart_of_the_console()
    {
        var keys = Path.Combine(_console.DataDirectory, "keys");
        using var signedIn = await _browser.SignInAsync(_console.App.SignInAddress!);
        Assert.NotEmpty(Directory.GetFiles(keys));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(keys));
    }

    private async Task<HttpResponseMessage> NegotiateAsync(string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        request.Headers.TryAddWithoutValidation("Origin", origin);
        return await _browser.SendAsync(request);
    }

    private static async Task<HttpStatusCode> SetModeAsync(Browser browser, bool header, string? origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/buckets/payroll/mode") { Content = JsonContent.Create(new { mode = "Shadow" }) };
        if (header)
        {
            request.Headers.Add("X-SecOps-Antiforgery", "1");
        }

        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var answer = await browser.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task<Browser> SignedInAsync(string name, Role role)
    {
        var issued = await _console.App.Services.GetRequiredService<SignIn>().CreateLinkByOperatorAsync(name, role, TestContext.Current.CancellationToken);
        var browser = new Browser(_console.App.Address);
        using var signedIn = await browser.SignInAsync($"{_console.App.Address}/sign-in/{issued.Secret}");
        Assert.Equal("/", signedIn.Headers.Location!.OriginalString);
        return browser;
    }

    private async Task AsAdministratorAsync(Func<PeopleRegister, long, Caller, Task<Core.Desk.DeskResult>> change, string name)
    {
        var register = _console.App.Services.GetRequiredService<PeopleRegister>();
        var people = await register.ListAsync(TestContext.Current.CancellationToken);
        var result = await change(register, people.Single(p => p.Name == name).Id, Caller.Person(people.First(p => p.Role == Role.Administrator).Id));
        Assert.True(result.IsAccepted, result.Message);
    }
}
