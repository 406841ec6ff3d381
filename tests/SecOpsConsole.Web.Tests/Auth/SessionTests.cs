using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.People;
using SecOpsConsole.Web.Auth;

namespace SecOpsConsole.Web.Tests.Auth;

public sealed class SessionTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(23.9, true)]
    [InlineData(24, false)]
    [InlineData(1000, false)]
    [InlineData(-0.01, true)]
    [InlineData(-1, false)]
    [InlineData(-48, false)]
    public async Task A_session_ends_at_its_absolute_limit_and_when_the_clock_was_set_back(double hours, bool current)
    {
        await using var console = await TestConsole.StartAsync();
        var signIn = console.App.Services.GetRequiredService<SignIn>();
        var person = await signIn.RedeemAsync(console.App.SignInAddress!.Split('/')[^1], TestContext.Current.CancellationToken);
        var started = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var sessions = new Sessions(signIn, new StoppedClock(started.AddHours(hours)));
        Assert.Equal(current, await sessions.IsCurrentAsync(ConsoleClaims.Session(person!, started, "test"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("https", "__Host-secops-session=")]
    [InlineData("http", "secops-session=")]
    public void Over_https_the_cookie_is_bound_to_the_host(string scheme, string start)
    {
        var context = new DefaultHttpContext { Request = { Scheme = scheme } };
        new HostPrefixedCookies().AppendResponseCookie(context, "secops-session", "value", new CookieOptions { Secure = scheme == "https", Path = "/" });
        Assert.StartsWith(start, context.Response.Headers.SetCookie.ToString(), StringComparison.Ordinal);
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
