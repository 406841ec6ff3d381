using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace SecOpsConsole.Web.Tests.Intake;

/// <summary>What the sandbox says that it delivered and what the inbox holds are the same events.</summary>
public sealed class DeliveriesAgreeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_delivered_event_is_in_the_inbox_once_and_nothing_else_is()
    {
        await using var console = await TestConsole.StartAsync("Development", ("Sandbox:Enabled", "true"), ("Sandbox:Port", "0"));
        using var sandbox = new HttpClient { BaseAddress = console.App.SandboxEndpoint };
        foreach (var story in new[] { "expose-bucket", "denied-attempt", "macie-sensitive-data", "open-and-close" })
        {
            using var response = await sandbox.PostAsync($"/_sandbox/scenarios/{story}", null, Ct);
            Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Ct));
        }

        List<string> delivered = [];
        List<string> stored = [];
        var waiting = System.Diagnostics.Stopwatch.StartNew();
        do
        {
            Assert.True(waiting.Elapsed < TimeSpan.FromMinutes(10), $"delivered: {string.Join(' ', delivered)}\nstored: {string.Join(' ', stored)}");
            await Task.Delay(200, Ct);
            var deliveries = await sandbox.GetFromJsonAsync<JsonElement>("/_sandbox/deliveries", Ct);
            var items = deliveries.GetProperty("items").EnumerateArray().ToList();
            delivered = [.. items.Where(item => item.GetProperty("status").GetString() == "Delivered").Select(item => item.GetProperty("eventId").GetString()!).Order()];
            stored = await console.ReadAsync(db => db.InboxEvents.Select(e => e.EnvelopeId).OrderBy(id => id).ToListAsync(Ct));
        }
        while (delivered.Count < 8 || !delivered.SequenceEqual(stored));

        Assert.Equal(delivered.Distinct(), delivered);
    }
}
