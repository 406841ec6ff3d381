using SecOpsConsole.Sandbox.S3;
using SecOpsConsole.Sandbox.State;
using SecOpsConsole.Sandbox.Tests.Wire;

namespace SecOpsConsole.Sandbox.Tests;

public sealed class DurabilityTests
{
    [Fact]
    public async Task A_restart_finds_buckets_objects_and_sessions_as_they_were()
    {
        var folder = Directory.CreateTempSubdirectory("secops-sandbox-").FullName;
        WireClient session;
        await using (var sandbox = await TestSandbox.StartAsync(folder))
        {
            var dana = await sandbox.AsAsync("dana");
            await dana.CreateAsync("payroll");
            await dana.PutAsync("/payroll?policy", Documents.Strict("payroll"));
            await dana.PutAsync("/payroll/a", "1");
            session = await (await sandbox.AsAsync("console")).RemediatorAsync();
        }

        await using (var sandbox = await TestSandbox.StartAsync(folder))
        {
            var again = new WireClient(sandbox.Http, session.Keys, "eu-west-1");
            Assert.Equal(Documents.Strict("payroll"), (await again.GetAsync("/payroll?policy")).Body);
            Assert.Equal("1", (await (await sandbox.AsAsync("dana")).GetAsync("/payroll/a")).Body);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_was_answered_is_in_the_file_before_the_answer()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        await dana.PutAsync("/payroll?policy", Documents.Strict("payroll"));

        // The process is still running: what a copy of its file holds now is what kill -9 would leave.
        var copy = Directory.CreateTempSubdirectory("secops-sandbox-").FullName;
        File.Copy(Path.Combine(sandbox.Directory, "state.log"), Path.Combine(copy, "state.log"));
        await using (var after = await TestSandbox.StartAsync(copy))
        {
            Assert.Equal(Documents.Strict("payroll"), (await (await after.AsAsync("dana")).GetAsync("/payroll?policy")).Body);
        }

        Directory.Delete(copy, recursive: true);
    }

    [Fact]
    public void A_line_cut_off_by_a_kill_is_dropped_and_the_log_goes_on()
    {
        var folder = Directory.CreateTempSubdirectory("secops-sandbox-").FullName;
        using (var state = SandboxState.Open(folder))
        {
            var section = state.Section<string>("test");
            section.Set("first", "1");
            section.Set("second", "2");
        }

        var log = Path.Combine(folder, "state.log");
        File.WriteAllBytes(log, File.ReadAllBytes(log)[..^5]);
        using (var state = SandboxState.Open(folder))
        {
            var section = state.Section<string>("test");
            Assert.Equal(("1", null), (section.Find("first"), section.Find("second")));
            section.Set("third", "3");
        }

        using (var state = SandboxState.Open(folder))
        {
            Assert.Equal(["1", "3"], state.Section<string>("test").All());
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_log_that_outgrew_its_world_is_rewritten_without_loss()
    {
        var folder = Directory.CreateTempSubdirectory("secops-sandbox-").FullName;
        using (var state = SandboxState.Open(folder))
        {
            var section = state.Section<string>("test");
            section.Set("kept", "yes");
            for (var i = 0; i < 300; i++)
            {
                section.Set("large", new string((char)('a' + (i % 26)), 100_000));
            }

            section.Set("last", "after");
            Assert.InRange(new FileInfo(Path.Combine(folder, "state.log")).Length, 100_000, 17 * 1024 * 1024);
        }

        using (var state = SandboxState.Open(folder))
        {
            var section = state.Section<string>("test");
            Assert.Equal(("yes", "after", 100_000), (section.Find("kept"), section.Find("last"), section.Find("large")!.Length));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Half_a_seed_is_not_built_upon()
    {
        var folder = Directory.CreateTempSubdirectory("secops-sandbox-").FullName;
        using (var state = SandboxState.Open(folder))
        {
            // What a kill in the middle of planting leaves: a bucket, and no word that planting ended.
            new S3Store(state, folder).Put(new BucketRecord
            {
                Name = "payroll", OwnerAccount = "444455556666", Region = "eu-west-1", CreatedUtc = default,
            });
        }

        await using (var sandbox = await TestSandbox.StartAsync(folder))
        {
            await (await sandbox.AsAsync("dana")).CreateAsync("payroll");
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Two_sandboxes_do_not_share_a_folder()
    {
        var folder = Directory.CreateTempSubdirectory("secops-sandbox-").FullName;
        using (SandboxState.Open(folder))
        {
            Assert.Throws<IOException>(() => SandboxState.Open(folder));
        }

        Directory.Delete(folder, recursive: true);
    }
}
