using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.People;
using SecOpsConsole.Web.Api;

namespace SecOpsConsole.Web.Tests.Api;

public sealed class OneAtATimeTests
{
    [Fact]
    public async Task Costly_calls_run_one_at_a_time_and_those_beyond_the_queue_hear_busy()
    {
        using var filter = new OneAtATime();
        var release = new TaskCompletionSource();
        var running = 0;
        var most = 0;
        async ValueTask<object?> Work(EndpointFilterInvocationContext context)
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await release.Task;
            Interlocked.Decrement(ref running);
            return "judged";
        }

        var accepted = Enumerable.Range(0, OneAtATime.MostWaiting + 1).Select(_ => Ask(filter, Work).AsTask()).ToList();
        var refused = Assert.IsType<ProblemHttpResult>(await Ask(filter, Work));
        release.SetResult();
        var answers = await Task.WhenAll(accepted).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.Equal(StatusCodes.Status503ServiceUnavailable, refused.StatusCode);
        Assert.All(answers, answer => Assert.Equal("judged", answer));
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task The_policy_check_waits_its_turn()
    {
        await using var console = await TestConsole.StartAsync();
        var token = await console.App.Services.GetRequiredService<ApiTokens>().CreateByOperatorAsync("Vic", Role.Viewer, TestContext.Current.CancellationToken);
        var filter = console.App.Services.GetRequiredService<OneAtATime>();
        var release = new TaskCompletionSource<object?>();
        var before = Enumerable.Range(0, OneAtATime.MostWaiting + 1).Select(_ => Ask(filter, _ => new(release.Task)).AsTask()).ToList();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await CheckAsync(console, token.Secret!));
        release.SetResult(null);
        await Task.WhenAll(before).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, await CheckAsync(console, token.Secret!));
    }

    private static async Task<HttpStatusCode> CheckAsync(TestConsole console, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/policies/check")
        {
            Content = JsonContent.Create(new { policy = """{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}}""", bucketAccount = "111122223333" }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await console.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static ValueTask<object?> Ask(OneAtATime filter, EndpointFilterDelegate work) =>
        filter.InvokeAsync(EndpointFilterInvocationContext.Create(new DefaultHttpContext()), work);
}
