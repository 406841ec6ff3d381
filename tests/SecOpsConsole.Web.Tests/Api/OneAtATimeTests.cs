using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
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

    private static ValueTask<object?> Ask(OneAtATime filter, EndpointFilterDelegate work) =>
        filter.InvokeAsync(EndpointFilterInvocationContext.Create(new DefaultHttpContext()), work);
}
