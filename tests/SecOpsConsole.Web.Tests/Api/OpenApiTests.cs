using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.People;

namespace SecOpsConsole.Web.Tests.Api;

public sealed class OpenApiTests
{
    [Fact]
    public async Task The_description_is_the_reviewed_one_and_names_every_route()
    {
        await using var console = await TestConsole.StartAsync();
        var token = await console.App.Services.GetRequiredService<ApiTokens>().CreateByOperatorAsync("docs", Role.Viewer, TestContext.Current.CancellationToken);
        console.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Secret);
        var text = await console.Http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken);

        using var document = JsonDocument.Parse(text);
        var described = document.RootElement.GetProperty("paths").EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal);
        var routes = console.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/').Replace(":long", "", StringComparison.Ordinal))
            .Where(path => path.StartsWith("/api/", StringComparison.Ordinal))
            .Select(path => path.TrimEnd('/')).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(routes, described);

        Golden.Matches("docs/openapi-v1.json", text.ReplaceLineEndings("\n").TrimEnd() + "\n");
    }
}
