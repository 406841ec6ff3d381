using System.Net.Http.Json;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Ports.Macie;
using SecOpsConsole.Core.SecurityHub;

namespace SecOpsConsole.Web.Tests.Intake;

/// <summary>
/// The whole host against the sandbox: dana deletes a bucket's encryption, Macie tells, an analyst restores it, and Security Hub shows who did what.
/// </summary>
public sealed class SecurityHubStoryTests
{
    private const string Key = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_restored_encryption_is_resolved_in_Security_Hub_though_it_was_throttled_first()
    {
        await using var story = await Story.StartAsync();
        var finding = await story.LostEncryptionAsync("payroll");
        await story.FaultAsync(new { operation = "BatchUpdateFindings", kind = "Throttle" });

        var restore = await story.Desk.RestoreEncryptionAsync(new FindingId(finding.Id), "AES256", $"aws:kms {Key} bucket-key", "The key must stay", story.Ana, Ct);
        Assert.True(restore.IsAccepted, restore.Message);
        await story.UntilAsync(async db => (await db.Findings.SingleAsync(f => f.Id == finding.Id, Ct)).Resolution == Resolution.EncryptionRestored, "the finding is resolved");
        await story.UntilAsync(db => db.HubNotes.AnyAsync(note => note.State == DeliveryState.Waiting && note.Attempts > 0, Ct), "the note was throttled");
        await story.NoFaultsAsync();
        await story.UntilAsync(db => db.HubNotes.AnyAsync(note => note.Status == WorkflowStatus.Resolved && note.State == DeliveryState.Delivered, Ct), "the note arrives");

        Assert.Equal($"aws:kms {Key} bucket-key", await story.EncryptionAsync("payroll"));
        var shown = await story.InHubAsync(finding.ExternalId!);
        Assert.Equal("RESOLVED", shown.GetProperty("Workflow").GetProperty("Status").GetString());
        Assert.Contains("was read back several times", shown.GetProperty("Note").GetProperty("Text").GetString(), StringComparison.Ordinal);
        Assert.Contains("(SecOps Console)", shown.GetProperty("Note").GetProperty("UpdatedBy").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, await story.Console.ReadAsync(db => db.HubNotes.CountAsync(note => note.State != DeliveryState.Delivered, Ct)));
    }

    [Fact]
    public async Task A_denial_ends_it_with_the_next_step_in_the_log_and_the_bell()
    {
        await using var story = await Story.StartAsync();
        await story.FaultAsync(new { operation = "BatchUpdateFindings", kind = "AccessDenied" });

        var finding = await story.LostEncryptionAsync("payroll");
        var live = await story.Console.ReadAsync(db => db.Buckets.Where(b => b.Id == finding.BucketId).Select(b => b.LiveFingerprint).SingleAsync(Ct));
        var marked = await story.Desk.MarkFalsePositiveAsync(new FindingId(finding.Id), new SuppressionSeen(live), "A test bucket", story.Ana, Ct);
        Assert.True(marked.IsAccepted, marked.Message);
        await story.UntilAsync(db => db.HubNotes.AnyAsync(note => note.State == DeliveryState.Failed && note.Status == WorkflowStatus.Resolved, Ct), "the note failed");

        var log = await story.Console.App.Services.GetRequiredService<HubNoteQueries>().ListAsync(failedOnly: true, null, 10, Ct);
        Assert.Contains("Allow the console's role securityhub:GetFindings and securityhub:BatchUpdateFindings: deploy its template again", log.Items[0].LastError, StringComparison.Ordinal);
        Assert.True(await story.Console.ReadAsync(db => db.Notifications.AnyAsync(row => row.Kind == NotificationKind.ChannelFailed, Ct)));
        Assert.Equal("NEW", (await story.InHubAsync(finding.ExternalId!)).GetProperty("Workflow").GetProperty("Status").GetString());
    }

    private sealed class Story : IAsyncDisposable
    {
        private readonly HttpClient _sandbox;
        private AmazonS3Client _dana = null!;

        private Story(TestConsole console) => (Console, _sandbox) = (console, new HttpClient { BaseAddress = console.App.SandboxEndpoint });

        public TestConsole Console { get; }
        public Caller Ana { get; private set; } = null!;
        public AnalystDesk Desk => Console.App.Services.GetRequiredService<AnalystDesk>();

        public static async Task<Story> StartAsync()
        {
            var story = new Story(await TestConsole.StartAsync(
                "Development", ("Sandbox:Enabled", "true"), ("Sandbox:Port", "0"), ("Sandbox:Seed", "empty"), ("SecurityHub:NoteWorkflow", "true")));
            var identities = await story._sandbox.GetFromJsonAsync<JsonElement>("/_sandbox/identities", Ct);
            var dana = identities.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("name").GetString() == "dana");
            story._dana = new AmazonS3Client(
                new BasicAWSCredentials(dana.GetProperty("accessKeyId").GetString(), dana.GetProperty("secretAccessKey").GetString()),
                new AmazonS3Config { ServiceURL = story.Console.App.SandboxEndpoint!.ToString(), AuthenticationRegion = "eu-west-1", ForcePathStyle = true });
            using var paced = await story._sandbox.PutAsJsonAsync("/_sandbox/pace", new { cloudTrailDelayMilliseconds = 0, configDelayMilliseconds = 0 }, Ct);
            story.Ana = Caller.Person(await story.Console.ReadAsync(db => db.People.Where(p => p.Role == Role.Administrator).Select(p => p.Id).FirstAsync(Ct)));
            Assert.True((await story.Console.App.Services.GetRequiredService<IMacieGateway>().EnableAsync(new MaciePlace("111122223333", "eu-west-1"), Ct)).IsOk);
            return story;
        }

        public async Task<Finding> LostEncryptionAsync(string bucket)
        {
            await _dana.PutBucketAsync(new PutBucketRequest { BucketName = bucket, BucketRegionName = "eu-west-1" }, Ct);
            await _dana.PutBucketEncryptionAsync(new PutBucketEncryptionRequest
            {
                BucketName = bucket,
                ServerSideEncryptionConfiguration = new ServerSideEncryptionConfiguration
                {
                    ServerSideEncryptionRules =
                    [
                        new ServerSideEncryptionRule
                        {
                            BucketKeyEnabled = true,
                            ServerSideEncryptionByDefault = new ServerSideEncryptionByDefault
                            {
                                ServerSideEncryptionAlgorithm = ServerSideEncryptionMethod.AWSKMS, ServerSideEncryptionKeyManagementServiceKeyId = Key,
                            },
                        },
                    ],
                },
            }, Ct);
            await UntilAsync(db => db.EncryptionSightings.AnyAsync(row => row.State.StartsWith("aws:kms") && row.Source != Core.Buckets.VersionSource.Event, Ct), "the console saw the key");
            await _dana.DeleteBucketEncryptionAsync(new DeleteBucketEncryptionRequest { BucketName = bucket }, Ct);
            await UntilAsync(db => db.Findings.AnyAsync(f => f.Check == CheckIds.MacieEncryptionDisabled, Ct), "Macie told of the loss");
            await UntilAsync(db => db.Buckets.AnyAsync(b => b.Name == bucket && b.Encryption == "AES256", Ct), "the console saw the loss");
            return await Console.ReadAsync(db => db.Findings.SingleAsync(f => f.Check == CheckIds.MacieEncryptionDisabled, Ct));
        }

        public async Task FaultAsync(object plan)
        {
            using var planned = await _sandbox.PostAsJsonAsync("/_sandbox/faults", plan, Ct);
            Assert.True(planned.IsSuccessStatusCode, await planned.Content.ReadAsStringAsync(Ct));
        }

        public async Task NoFaultsAsync()
        {
            using var gone = await _sandbox.DeleteAsync(new Uri("/_sandbox/faults", UriKind.Relative), Ct);
            Assert.True(gone.IsSuccessStatusCode);
        }

        public async Task<string> EncryptionAsync(string bucket)
        {
            var answer = await Console.App.Services.GetRequiredService<IBucketEncryptionGateway>().ReadEncryptionAsync(new BucketRef("111122223333", "eu-west-1", bucket), Ct);
            return answer.Value!.State;
        }

        /// <summary>The finding as Security Hub shows it.</summary>
        public async Task<JsonElement> InHubAsync(string id)
        {
            using var answer = await _sandbox.GetAsync(new Uri($"/_sandbox/securityhub/findings?accountId=111122223333&region=eu-west-1&id={id}", UriKind.Relative), Ct);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Ct));
            return (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("items").EnumerateArray().Single();
        }

        public async Task UntilAsync(Func<Core.Storage.ConsoleDbContext, Task<bool>> happened, string what)
        {
            var patience = System.Diagnostics.Stopwatch.StartNew();
            while (!await Console.ReadAsync(happened))
            {
                Assert.True(patience.Elapsed < TimeSpan.FromMinutes(10), $"It never happened that {what}.");
                await Task.Delay(100, Ct);
            }
        }

        public async ValueTask DisposeAsync()
        {
            _dana.Dispose();
            _sandbox.Dispose();
            await Console.DisposeAsync();
        }
    }
}
