namespace SecOpsConsole.E2E.Tests;

/// <summary>Waits for an outcome, far longer than it should take: only a hang or a lost effect runs into the limit.</summary>
internal static class Eventually
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(90);

    public static Task IsTrueAsync(Func<bool> condition, string what, Func<string>? evidence = null) =>
        IsTrueAsync(() => Task.FromResult(condition()), what, evidence);

    public static async Task IsTrueAsync(Func<Task<bool>> condition, string what, Func<string>? evidence = null)
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        while (!await condition())
        {
            Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(started) < s_limit, $"Waited {s_limit.TotalSeconds} s for {what}. {evidence?.Invoke()}");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
