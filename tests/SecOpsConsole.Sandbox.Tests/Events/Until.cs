using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Tests.Wire;

namespace SecOpsConsole.Sandbox.Tests.Events;

/// <summary>Waits for an outcome; far longer than it takes, so that only a wrong outcome fails.</summary>
internal static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<T> HasAsync<T>(Func<Task<T?>> look)
        where T : class
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (!deadline.IsCancellationRequested)
        {
            if (await look() is { } found)
            {
                return found;
            }

            await Task.Delay(25);
        }

        throw new TimeoutException("What the test waits for did not happen.");
    }

    public static Task IsTrueAsync(Func<bool> look) => HasAsync(() => Task.FromResult(look() ? "yes" : null));

    /// <summary>All deliveries, once there are so many and all of them are at their end.</summary>
    public static Task<IReadOnlyList<JsonNode>> DeliveriesEndAsync(TestSandbox sandbox, int count) => HasAsync<IReadOnlyList<JsonNode>>(async () =>
    {
        var items = (await sandbox.ControlAsync("deliveries"))["items"]!.AsArray().Select(item => item!).ToList();
        return items.Count >= count && items.All(item => (string)item["status"]! != "Pending") ? items : null;
    });
}
