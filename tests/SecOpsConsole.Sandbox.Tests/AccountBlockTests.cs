using System.Net.Http.Json;
using SecOpsConsole.Sandbox.Tests.Wire;

namespace SecOpsConsole.Sandbox.Tests;

/// <summary>Block Public Access of an account: S3 Control's part, and what it means for the account's buckets.</summary>
public sealed class AccountBlockTests
{
    private const string Path = "/v20180820/configuration/publicAccessBlock";
    private const string Account = "111122223333";
    private static readonly (string, string) Header = ("x-amz-account-id", Account);

    private static string Body(string bits) =>
        $"<PublicAccessBlockConfiguration xmlns=\"http://awss3control.amazonaws.com/doc/2018-08-20/\">{Flag("BlockPublicAcls", bits[0])}{Flag("IgnorePublicAcls", bits[1])}{Flag("BlockPublicPolicy", bits[2])}{Flag("RestrictPublicBuckets", bits[3])}</PublicAccessBlockConfiguration>";

    private static string Flag(string name, char bit) => $"<{name}>{(bit == '1' ? "true" : "false")}</{name}>";

    private static async Task SetAsync(WireClient client, string bits) => Assert.Equal(200, (await client.PutAsync(Path, Body(bits), Header)).Status);

    [Fact]
    public async Task The_accounts_block_holds_a_public_policy_of_a_bucket_without_its_own()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        await dana.UnblockAsync("payroll");
        await dana.PutAsync("/payroll/a", "1");
        await SetAsync(dana, "0001");
        Assert.Equal(204, (await dana.PutAsync("/payroll?policy", Documents.Weak("payroll"))).Status);
        Assert.Equal(403, (int)(await sandbox.Http.GetAsync("/payroll/a")).StatusCode);

        Assert.Equal(204, (await dana.DeleteAsync(Path, Header)).Status);

        Assert.Equal(200, (int)(await sandbox.Http.GetAsync("/payroll/a")).StatusCode);
    }

    [Fact]
    public async Task The_accounts_block_refuses_a_public_policy()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        await dana.UnblockAsync("payroll");
        await SetAsync(dana, "0010");

        var refused = await dana.PutAsync("/payroll?policy", Documents.Weak("payroll"));

        Assert.Equal((403, "AccessDenied"), (refused.Status, refused.Code));
        Assert.Contains("BlockPublicPolicy", refused.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_stand_in_an_ErrorResponse_and_another_account_is_refused()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var missing = await (await sandbox.AsAsync("dana")).GetAsync(Path, Header);
        Assert.Equal((404, "NoSuchPublicAccessBlockConfiguration", "ErrorResponse"), (missing.Status, missing.Code, missing.Xml.Name.LocalName));
        Assert.Equal("AccessDenied", (await (await sandbox.AsAsync("mallory")).PutAsync(Path, Body("0000"), Header)).Code);
        Assert.Equal("InvalidRequest", (await (await sandbox.AsAsync("dana")).GetAsync(Path)).Code);
        Assert.Equal("NotImplemented", (await (await sandbox.AsAsync("dana")).GetAsync("/v20180820/jobs", Header)).Code);
    }

    [Fact]
    public async Task The_trail_tells_of_it_by_its_own_name()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await SetAsync(dana, "1101");
        await dana.DeleteAsync(Path, Header);

        var calls = (await sandbox.ControlAsync("calls"))["items"]!.AsArray().Select(call => (string)call!["operation"]!).ToList();
        Assert.Contains("PutAccountPublicAccessBlock", calls);
        Assert.Contains("DeleteAccountPublicAccessBlock", calls);
    }

    [Fact]
    public async Task Where_an_organisation_manages_it_the_account_cannot_change_it_and_gets_its_own_setting_back_afterwards()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await SetAsync(dana, "0100");
        using var attached = await sandbox.Http.PutAsJsonAsync($"/_sandbox/accounts/{Account}/organization-block", new { on = true });

        var refused = await dana.PutAsync(Path, Body("0000"), Header);

        Assert.Equal((403, "AccessDenied"), (refused.Status, refused.Code));
        Assert.Equal("true", (await dana.GetAsync(Path, Header)).Text("BlockPublicPolicy"));
        using var detached = await sandbox.Http.PutAsJsonAsync($"/_sandbox/accounts/{Account}/organization-block", new { });
        Assert.Equal("false", (await dana.GetAsync(Path, Header)).Text("BlockPublicPolicy"));
        Assert.Equal("true", (await dana.GetAsync(Path, Header)).Text("IgnorePublicAcls"));
    }

    [Fact]
    public async Task The_setting_is_kept_over_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("secops-sandbox-").FullName;
        await using (var first = await TestSandbox.StartAsync(folder))
        {
            await SetAsync(await first.AsAsync("dana"), "1011");
        }

        await using (var second = await TestSandbox.StartAsync(folder))
        {
            var read = (await second.ControlAsync($"accounts/{Account}/block"))["effective"]!.AsObject();
            Assert.Equal([true, false, true, true], read.Select(flag => (bool)flag.Value!));
        }

        Directory.Delete(folder, recursive: true);
    }
}
