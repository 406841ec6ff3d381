using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Web.Tests.Configuration;

public sealed class SandboxModeTests
{
    [Fact]
    public async Task The_first_start_in_Development_brings_a_company_with_findings_modes_and_a_key_of_its_own()
    {
        await using var console = await TestConsole.StartAsync("Development", ("Sandbox:Enabled", "true"), ("Sandbox:Port", "0"), ("Webhook:ApiKeys:0", ""), ("Webhook:ApiKeys:1", ""));
        Assert.Equal("127.0.0.1", console.App.SandboxEndpoint!.Host);
        var keyFile = Path.Combine(console.DataDirectory, "webhook.key");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(keyFile));
        Assert.Equal(console.App.WebhookKey, (await File.ReadAllTextAsync(keyFile, TestContext.Current.CancellationToken)).Trim());
        Assert.DoesNotContain(console.App.WebhookKey, console.App.Banner(), StringComparison.Ordinal);
        Assert.Contains(console.App.SignInAddress!, console.App.Banner(), StringComparison.Ordinal);
        Assert.Equal(2, await console.ReadAsync(db => db.Buckets.CountAsync(b => b.Mode == AutomaticMode.Automatic)));

        // The inventory reads the world: buckets, baselines, and the one that was weak from the start.
        var deadline = TimeProvider.System.GetTimestamp();
        while (!await console.ReadAsync(db => db.Findings.AnyAsync(f => f.Source == FindingSource.Inventory)))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(deadline) < TimeSpan.FromMinutes(2), "the inventory found nothing");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.True(await console.ReadAsync(db => db.Buckets.CountAsync()) >= 10);
    }
}
