using System.Diagnostics;

namespace SecOpsConsole.Fault.Tests.Stage;

/// <summary>Waits for an outcome, far longer than it should take: only a hang or a lost effect runs into the limit.</summary>
internal static class Eventually
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(240);

    public static async Task IsTrueAsync(Func<Task<bool>> condition, string what, Func<string>? evidence = null)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < s_limit, $"Waited {s_limit.TotalSeconds} s for {what}. {evidence?.Invoke()}");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    public static Task IsTrueAsync(Func<bool> condition, string what, Func<string>? evidence = null) =>
        IsTrueAsync(() => Task.FromResult(condition()), what, evidence);
}
