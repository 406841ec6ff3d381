using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Audit;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Evidence;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Tests.Remediation;

namespace SecOpsConsole.Core.Tests.Evidence;

/// <summary>A bundle tells the whole story of a finding, proves that it is this console's and unchanged, and holds no secret.</summary>
public sealed class EvidenceTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_reverted_finding_has_its_whole_story_in_the_bundle()
    {
        await using var world = await World.OpenAsync();
        var files = Unpack((await TakeAsync(world)).Content);

        Assert.Equal(
            ["README.txt", "SEAL", "SHA256SUMS", "access-diff.json", "access-diff.txt", "attempts.json", "chain/proof.json", "events/event-1.json", "finding.json"],
            files.Keys.Where(name => !name.StartsWith("policies/", StringComparison.Ordinal) && name != "timeline.json").Order(StringComparer.Ordinal));
        Assert.Equal(2, files.Keys.Count(name => name.StartsWith("policies/", StringComparison.Ordinal)));
        Assert.Equal("{\"the\":\"event as it arrived\"}", files["events/event-1.json"]);
        Assert.Contains("gained s3:GetObject", files["access-diff.txt"], StringComparison.Ordinal);
        var attempt = JsonDocument.Parse(files["attempts.json"]).RootElement[0];
        Assert.Equal(("RevertToBaseline", "Verified"), (attempt.GetProperty("action").GetString(), attempt.GetProperty("status").GetString()));
        Assert.False(string.IsNullOrEmpty(attempt.GetProperty("awsRequestId").GetString()));
        var kinds = JsonDocument.Parse(files["timeline.json"]).RootElement.EnumerateArray().Select(row => row.GetProperty("kind").GetString()).ToList();
        Assert.Equal(("Judged", "EvidenceExported"), (kinds[0], kinds[^1]));
        Assert.Contains("Verified", kinds);
        Assert.Contains("Resolved (Reverted)", files["README.txt"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_head_gives_the_same_bytes()
    {
        await using var world = await World.OpenAsync();
        var taken = await TakeAsync(world);
        var head = await world.ReadAsync(db => db.FindingEvents.MaxAsync(row => row.Id));
        var finding = await world.ReadAsync(db => db.Findings.Select(row => row.Id).SingleAsync());

        Assert.Equal(taken.Content, await world.Get<EvidenceBundles>().MakeAsync(finding, head, None));
    }

    [Fact]
    public async Task A_bundle_that_nobody_touched_is_sound()
    {
        await using var world = await World.OpenAsync();
        var verdict = await VerifyAsync(world, (await TakeAsync(world)).Content);

        Assert.Equal((AuditResult.Sound, null), (verdict.Result, verdict.Defect));
        Assert.StartsWith("The bundle is sound", verdict.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("timeline.json", "The file timeline.json was changed")]
    [InlineData("chain/proof.json", "The file chain/proof.json was changed")]
    [InlineData("SHA256SUMS", "")]
    [InlineData("SEAL", "The seal does not fit")]
    public async Task A_changed_file_is_found(string name, string what)
    {
        await using var world = await World.OpenAsync();
        var changed = Repack((await TakeAsync(world)).Content, files => files[name][^3] ^= 1);

        var verdict = await VerifyAsync(world, changed);

        Assert.Equal(AuditResult.Broken, verdict.Result);
        Assert.StartsWith(what, verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_taken_out_or_put_in_is_found()
    {
        await using var world = await World.OpenAsync();
        var bundle = (await TakeAsync(world)).Content;

        Assert.Contains("finding.json is missing", (await VerifyAsync(world, Repack(bundle, files => files.Remove("finding.json")))).Message, StringComparison.Ordinal);
        Assert.Contains("more.txt was added", (await VerifyAsync(world, Repack(bundle, files => files["more.txt"] = [1]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bundle_of_another_console_is_not_ours()
    {
        await using var world = await World.OpenAsync();
        await using var other = await World.OpenAsync();
        File.Delete(Path.Combine(other.Store.Directory, "audit.key"));
        var forged = AuditKeyFile.Make(Path.Combine(other.Store.Directory, "audit.key"));
        using var bundle = new MemoryStream((await TakeAsync(world)).Content);

        var verdict = await EvidenceVerification.RunAsync(
            bundle, forged, world.Store.Store.Provider.OpenAudit, _ => throw new InvalidOperationException("Not asked."), TimeProvider.System);

        Assert.Equal(AuditResult.Broken, verdict.Result);
        Assert.StartsWith("The seal does not fit", verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_no_longer_holds_the_row_is_found_by_the_bundle()
    {
        await using var world = await World.OpenAsync();
        var bundle = (await TakeAsync(world)).Content;
        await world.Store.Store.WriteAsync(
            (scope, ct) => scope.Db.Database.ExecuteSqlRawAsync(
                "DROP TRIGGER \"FindingEvents_are_never_changed\"; UPDATE \"FindingEvents\" SET \"Text\" = 'Nothing happened.' WHERE \"Kind\" = 'Verified'", ct),
            None);

        var verdict = await VerifyAsync(world, bundle);

        Assert.Equal(AuditResult.Broken, verdict.Result);
        Assert.Contains("is not the row that the bundle shows", verdict.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("this is no zip at all")]
    public async Task What_is_no_bundle_cannot_be_verified(string content)
    {
        await using var world = await World.OpenAsync();

        Assert.Equal(AuditResult.CannotVerify, (await VerifyAsync(world, Encoding.ASCII.GetBytes(content))).Result);
    }

    [Fact]
    public async Task A_viewer_may_not_take_it_and_an_auditor_may()
    {
        await using var world = await World.OpenAsync();
        var (_, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        var aud = await world.PersonAsync("Aud", Role.Auditor);

        Assert.Equal(DeskOutcome.Forbidden, (await world.Get<EvidenceBundles>().TakeAsync(new FindingId(finding.Id), world.Vic, None)).Result.Outcome);
        Assert.True((await world.Get<EvidenceBundles>().TakeAsync(new FindingId(finding.Id), aud, None)).Result.IsAccepted);
        Assert.Equal(DeskOutcome.NotFound, (await world.Get<EvidenceBundles>().TakeAsync(new FindingId(999), aud, None)).Result.Outcome);
    }

    [Fact]
    public async Task No_secret_is_in_it()
    {
        await using var world = await World.OpenAsync();
        var token = (await world.Tokens.CreateByOperatorAsync("robot", Role.Analyst, None)).Secret!;
        var key = (await File.ReadAllTextAsync(Path.Combine(world.Store.Directory, "audit.key"), None)).Trim();

        var all = string.Join('\n', Unpack((await TakeAsync(world)).Content).Values);

        Assert.DoesNotContain(token, all, StringComparison.Ordinal);
        Assert.DoesNotContain(key, all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_events_than_a_bundle_holds_are_left_out_and_that_is_said()
    {
        await using var world = await World.OpenAsync();
        var (_, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        await world.Store.Store.WriteAsync(
            (scope, _) =>
            {
                for (var i = 0; i < EvidenceReading.MostEvents + 5; i++)
                {
                    scope.Db.InboxEvents.Add(Event($"e{i}", scope.NowUtc));
                }

                return Task.CompletedTask;
            },
            None);

        var files = Unpack((await world.Get<EvidenceBundles>().TakeAsync(new FindingId(finding.Id), world.Ana, None)).Content);

        Assert.Equal(EvidenceReading.MostEvents, files.Keys.Count(name => name.StartsWith("events/", StringComparison.Ordinal)));
        Assert.Contains("Further events of the bucket", files["README.txt"], StringComparison.Ordinal);
    }

    /// <summary>Anyone could read payroll; Ana reverted it; she takes the evidence.</summary>
    private static async Task<EvidenceFile> TakeAsync(World world)
    {
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        await world.Store.Store.WriteAsync(
            (scope, _) =>
            {
                scope.Db.InboxEvents.Add(Event("e1", scope.NowUtc));
                return Task.CompletedTask;
            },
            None);
        await world.Desk.RevertAsync(new FindingId(finding.Id), bucket.LiveFingerprint!, "Not agreed", world.Ana, None);
        await world.DrainAsync();
        return await world.Get<EvidenceBundles>().TakeAsync(new FindingId(finding.Id), world.Ana, None);
    }

    private static InboxEvent Event(string id, DateTime nowUtc) => new()
    {
        EnvelopeId = id, ReceivedUtc = nowUtc, Body = Encoding.UTF8.GetBytes("{\"the\":\"event as it arrived\"}"), BucketName = "payroll", Status = EventStatus.Processed,
    };

    private static async Task<AuditVerdict> VerifyAsync(World world, byte[] bundle)
    {
        using var content = new MemoryStream(bundle);
        return await world.Get<EvidenceBundles>().VerifyAsync(content, None);
    }

    private static Dictionary<string, string> Unpack(byte[] bundle)
    {
        using var content = new MemoryStream(bundle);
        return EvidenceZip.Unpack(content).ToDictionary(file => file.Key, file => Encoding.UTF8.GetString(file.Value));
    }

    /// <summary>Somebody changes the files and packs them again.</summary>
    private static byte[] Repack(byte[] bundle, Action<Dictionary<string, byte[]>> change)
    {
        using var content = new MemoryStream(bundle);
        var files = EvidenceZip.Unpack(content);
        change(files);
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return packed.ToArray();
    }
}
