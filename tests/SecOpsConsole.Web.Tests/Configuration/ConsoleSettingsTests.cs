using Microsoft.Extensions.Configuration;
using SecOpsConsole.Web.Configuration;

namespace SecOpsConsole.Web.Tests.Configuration;

public sealed class ConsoleSettingsTests
{
    private const string Key = "a-key-of-at-least-22-characters";

    [Fact]
    public void Development_needs_no_settings_at_all()
    {
        var settings = Read("Development", []);
        Assert.True(settings.SandboxMode);
        Assert.EndsWith("/.data", settings.DataDirectory, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(settings.DataDirectory)!, "SecOpsConsole.sln")));
        Assert.Equal(4566, settings.Sandbox.Port);
    }

    [Fact]
    public void A_complete_production_configuration_is_accepted()
    {
        var settings = Read("Production", Production());
        Assert.False(settings.SandboxMode);
        Assert.Equal(["eu-west-1", "us-gov-west-1"], settings.Aws.Accounts[0].Regions);
        Assert.Equal([Key, Key + "2"], settings.Webhook.ApiKeys);
    }

    [Fact]
    public void All_errors_are_reported_at_once()
    {
        var errors = Errors("Production", new()
        {
            ["Sandbox:Enabled"] = "yes",
            ["Sandbox:Port"] = "70000",
            ["Webhook:ApiKeys:0"] = "short",
            ["Webhook:ApiKeys:1"] = "with a space, and long enough",
            ["Aws:Endpoint"] = "http://127.0.0.1:4566",
            ["Aws:Accounts:0:Id"] = "123",
            ["Aws:Accounts:0:RoleName"] = "arn:aws:iam::111122223333:role/X",
            ["Aws:Accounts:0:Region"] = "eu-west-1",
        });
        Assert.Equal(
            ["Aws__Accounts__0__ExternalId", "Aws__Accounts__0__Id", "Aws__Accounts__0__Region", "Aws__Accounts__0__Regions",
             "Aws__Accounts__0__RoleName", "Aws__Endpoint", "Data__Directory", "Sandbox__Enabled", "Sandbox__Port",
             "Webhook__ApiKeys__0", "Webhook__ApiKeys__1"],
            errors.Select(e => e.Key).Order(StringComparer.Ordinal));
        Assert.All(errors, e => Assert.NotEmpty(e.Remedy));
    }

    [Theory]
    [InlineData("Production", "Sandbox:Enabled", "true", "Sandbox__Enabled")]
    [InlineData("production", "Sandbox:Enabled", "true", "Sandbox__Enabled")]
    [InlineData("PRODUCTION", "Aws:Endpoint", "http://127.0.0.1:4566", "Aws__Endpoint")]
    [InlineData("Production", "Webhook:ApiKeys:0", null, "Webhook__ApiKeys__0")]
    [InlineData("Production", "Webhook:ApiKeys:2", Key, "Webhook__ApiKeys")]
    [InlineData("Production", "Webhook:ApiKeys", Key, "Webhook__ApiKeys")]
    [InlineData("Production", "Data:Directory", "", "Data__Directory")]
    [InlineData("Production", "Data:Folder", "/x", "Data__Folder")]
    [InlineData("Production", "Aws:Accounts:0:Regions:0", "Frankfurt", "Aws__Accounts__0__Regions")]
    [InlineData("Production", "Aws:Accounts:1:Id", "111122223333", "Aws__Accounts")]
    [InlineData("Production", "Sweep:Interval", "00:00:10", "Sweep__Interval")]
    [InlineData("Production", "Sweep:Interval", "3600", "Sweep__Interval")]
    [InlineData("Production", "Sweep:Interval", "8.00:00:00", "Sweep__Interval")]
    [InlineData("Production", "Sweep:CallsPerSecond", "0", "Sweep__CallsPerSecond")]
    [InlineData("Production", "Bulk:MostBucketsWritten", "0", "Bulk__MostBucketsWritten")]
    [InlineData("Production", "Bulk:MostFindings", "201", "Bulk__MostFindings")]
    [InlineData("Production", "FourEyes:RequestHours", "0", "FourEyes__RequestHours")]
    [InlineData("Production", "FourEyes:Approve", "perhaps", "FourEyes__Approve")]
    [InlineData("Staging", "Aws:Endpoint", "127.0.0.1:4566", "Aws__Endpoint")]
    [InlineData("Staging", "Sandbox:Enabled", "true", "Aws__Accounts")]
    public void A_wrong_setting_is_named(string environment, string key, string? value, string expected)
    {
        var settings = Production();
        settings[key] = value;
        Assert.Contains(Errors(environment, settings), e => e.Key == expected);
    }

    [Fact]
    public void An_error_never_repeats_a_secret()
    {
        var errors = Errors("Production", new() { ["Webhook:ApiKeys:0"] = "geheim", ["Data:Directory"] = "/tmp" });
        Assert.DoesNotContain(errors, e => e.ToString().Contains("geheim", StringComparison.Ordinal));
    }

    private static Dictionary<string, string?> Production() => new()
    {
        ["Data:Directory"] = Path.GetTempPath(),
        ["Webhook:ApiKeys:0"] = Key,
        ["Webhook:ApiKeys:1"] = Key + "2",
        ["Aws:Accounts:0:Id"] = "111122223333",
        ["Aws:Accounts:0:RoleName"] = "SecOpsConsole",
        ["Aws:Accounts:0:ExternalId"] = "external-id",
        ["Aws:Accounts:0:Regions:0"] = "eu-west-1",
        ["Aws:Accounts:0:Regions:1"] = "us-gov-west-1",
    };

    private static IReadOnlyList<ConfigurationError> Errors(string environment, Dictionary<string, string?> settings) =>
        Assert.Throws<ConfigurationException>(() => Read(environment, settings)).Errors;

    private static ConsoleSettings Read(string environment, Dictionary<string, string?> settings) =>
        ConsoleSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), environment);
}
