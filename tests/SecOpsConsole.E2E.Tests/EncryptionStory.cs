using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace SecOpsConsole.E2E.Tests;

/// <summary>Dana takes a bucket's key away; an analyst sees what is lost, gives it back with the keyboard, and Security Hub is told.</summary>
public sealed class EncryptionStory(BrowserFixture browser)
{
    private const string Bucket = "story-of-the-key";
    private const string Key = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    private const string Encryption = $$"""{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms","KMSMasterKeyID":"{{Key}}"},"BucketKeyEnabled":true}]}""";

    [Fact]
    public async Task A_lost_encryption_is_given_back_and_Security_Hub_is_told()
    {
        await using var console = await ConsoleProcess.StartAsync(("SecurityHub__NoteWorkflow", "true"));
        var dana = await AwsCli.AsAsync("dana", console.Sandbox);
        using var api = await console.ApiAsync("Analyst");
        await dana.RunAsync("macie2", "enable-macie");
        await LoseTheKeyAsync(dana, api);
        var id = await FindingAsync(api);

        await using var analyst = await Visitor.OpenAsync(browser.Browser, console);
        await analyst.SignInAsync(await console.VerbAsync("sign-in-link", "--name", "Otto", "--role", "Administrator"));
        await analyst.GoAsync($"/findings/{id}");
        var restore = analyst.Page.GetByRole(AriaRole.Button, new() { Name = "Restore encryption" });
        await Assertions.Expect(restore).ToBeEnabledAsync();
        await restore.FocusAsync();
        await analyst.Page.Keyboard.PressAsync("Enter");
        var dialog = analyst.Page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog).ToContainTextAsync($"Restore the default encryption of {Bucket}");
        await Assertions.Expect(dialog).ToContainTextAsync(Key);
        await analyst.LookEverywhereAsync("encryption-dialog");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Restore encryption" }).PressAsync("Enter");
        await Assertions.Expect(dialog).ToHaveCountAsync(0);

        await Assertions.Expect(analyst.Main.GetByText("Resolved").First).ToBeVisibleAsync();
        await Eventually.IsTrueAsync(async () => (await api.FindingAsync(id)).GetProperty("resolution").GetString() == "EncryptionRestored", "the encryption to be read back");
        Assert.Contains(Key, await dana.RunAsync("s3api", "get-bucket-encryption", "--bucket", Bucket), StringComparison.Ordinal);
        await analyst.LookEverywhereAsync("encryption-restored");

        await analyst.GoAsync("/channels");
        var notes = analyst.Page.GetByRole(AriaRole.Table, new() { Name = "Notes to Security Hub" });
        await Assertions.Expect(notes.GetByRole(AriaRole.Link, new() { NameRegex = new("^Resolved: ") })).ToBeVisibleAsync();
        await Assertions.Expect(notes.GetByText("Delivered").First).ToBeVisibleAsync();
        await analyst.LookEverywhereAsync("security-hub-log");
        var inHub = JsonDocument.Parse(await dana.RunAsync("securityhub", "get-findings")).RootElement.GetProperty("Findings").EnumerateArray();
        Assert.Equal("RESOLVED", Assert.Single(inHub).GetProperty("Workflow").GetProperty("Status").GetString());
        analyst.IsContent();
    }

    /// <summary>The console must have seen the key: it gives back only what it knows.</summary>
    private static async Task LoseTheKeyAsync(AwsCli dana, HttpClient api)
    {
        await dana.RunAsync("s3api", "create-bucket", "--bucket", Bucket, "--create-bucket-configuration", "LocationConstraint=eu-west-1");
        await dana.RunAsync("s3api", "put-bucket-encryption", "--bucket", Bucket, "--server-side-encryption-configuration", Encryption);
        await Eventually.IsTrueAsync(async () => await EncryptionAsync(api) is { } known && known.Contains(Key, StringComparison.Ordinal), "the console to have seen the key");
        await dana.RunAsync("s3api", "delete-bucket-encryption", "--bucket", Bucket);
    }

    /// <summary>As the console saw it last; null while it does not know the bucket.</summary>
    private static async Task<string?> EncryptionAsync(HttpClient api)
    {
        using var answer = await api.GetAsync("/api/v1/buckets/" + Bucket);
        return answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("encryption").GetString() : null;
    }

    /// <summary>Macie told of the loss, and the console saw it.</summary>
    private static async Task<long> FindingAsync(HttpClient api)
    {
        await Eventually.IsTrueAsync(async () => await EncryptionAsync(api) == "AES256", "the console to have seen the loss");
        return (await api.OnlyFindingAsync(Bucket, "New")).GetProperty("id").GetInt64();
    }
}
