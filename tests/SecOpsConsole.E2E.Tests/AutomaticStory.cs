namespace SecOpsConsole.E2E.Tests;

/// <summary>Automatic mode: healed without a click, and never in a fight.</summary>
public sealed class AutomaticStory(BrowserFixture browser, ConsoleFixture fixture) : IClassFixture<ConsoleFixture>
{
    [Fact]
    public async Task An_exposed_bucket_in_automatic_mode_is_healed_without_a_click()
    {
        const string Bucket = "story-automatic";
        var console = fixture.Console;
        var dana = await AwsCli.AsAsync("dana", console.Sandbox);
        using var api = await console.ApiAsync("Analyst");
        await api.StageAsync(dana, Bucket);
        await api.SetModeAsync(Bucket, "Automatic");
        var before = await dana.PolicyAsync(Bucket);
        await using var viewer = await Visitor.OpenAsync(browser.Browser, console);
        await viewer.SignInAsync(console.SignInLink);

        await dana.PutPolicyAsync(Bucket, Policies.Weak(Bucket));
        var finding = await api.OnlyFindingAsync(Bucket, "Resolved", "Verified");

        Assert.Equal("Reverted", finding.GetProperty("resolution").GetString());
        Assert.Equal(before, await dana.PolicyAsync(Bucket));
        await viewer.GoAsync("/findings/" + finding.GetProperty("id").GetInt64());
        await viewer.PictureAsync("story-automatic", fullPage: true);
        viewer.IsContent();
    }

    [Fact]
    public async Task A_robot_that_puts_the_weak_policy_back_a_second_time_is_held()
    {
        const string Bucket = "story-robot";
        var console = fixture.Console;
        var robot = await AwsCli.AsAsync("terraform", console.Sandbox);
        using var api = await console.ApiAsync("Analyst");
        await api.StageAsync(robot, Bucket);
        await api.SetModeAsync(Bucket, "Automatic");

        for (var round = 0; round < 3; round++)
        {
            await robot.PutPolicyAsync(Bucket, Policies.Weak(Bucket));
            if (round < 2)
            {
                await Eventually.IsTrueAsync(
                    async () => (await robot.PolicyAsync(Bucket))!.Contains("TeamRead", StringComparison.Ordinal), $"the write of round {round + 1}");
            }
        }

        var finding = await api.OnlyFindingAsync(Bucket, "Notified", "Held");
        Assert.Equal("Flapping", finding.GetProperty("holdReason").GetString());
        Assert.Contains("WeakRead", await robot.PolicyAsync(Bucket), StringComparison.Ordinal);
    }
}
