using System.Net;
using System.Text.RegularExpressions;

namespace SecOpsConsole.Web.Tests.Auth;

/// <summary>As much of a browser as signing in needs: it keeps cookies, follows nothing by itself, and fills in forms.</summary>
internal sealed partial class Browser(string address) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
    {
        BaseAddress = new Uri(address),
    };

    public async Task<HttpResponseMessage> GetAsync(string path) =>
        await _http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute), TestContext.Current.CancellationToken);

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) =>
        await _http.SendAsync(request, TestContext.Current.CancellationToken);

    /// <summary>Opens a sign-in address, follows it to the page, and presses the button.</summary>
    public async Task<HttpResponseMessage> SignInAsync(string address, string to = "/")
    {
        using var first = await GetAsync(address);
        var page = first.Headers.Location!.ToString() + "&to=" + Uri.EscapeDataString(to);
        return await PressAsync(page, "/sign-in", address[(address.LastIndexOf('/') + 1)..], to);
    }

    /// <summary>Takes the form's token from a page and posts the form.</summary>
    public async Task<HttpResponseMessage> PressAsync(string page, string action, string? link = null, string? to = null)
    {
        var html = await (await GetAsync(page)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var token = FormToken().Match(html);
        Assert.True(token.Success, "the page has no form with a token: " + html);
        return await PostAsync(action, new() { ["__RequestVerificationToken"] = token.Groups[1].Value, ["link"] = link ?? "", ["to"] = to ?? "" });
    }

    public async Task<HttpResponseMessage> PostAsync(string path, Dictionary<string, string> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        return await _http.PostAsync(new Uri(path, UriKind.Relative), form, TestContext.Current.CancellationToken);
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex FormToken();
}
