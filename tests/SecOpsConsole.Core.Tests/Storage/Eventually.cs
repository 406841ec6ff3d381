namespace SecOpsConsole.Core.Tests.Storage;

/// <summary>Waits for something that happens by itself, far longer than it should take.</summary>
public static class Eventually
{
    public static async Task TrueAsync(Func<Task<bool>> condition, string what)
    {
        var patience = System.Diagnostics.Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(60), $"It never happened: {what}.");
            await Task.Delay(10);
        }
    }

    public static Task TrueAsync(Func<bool> condition, string what) => TrueAsync(() => Task.FromResult(condition()), what);
}
