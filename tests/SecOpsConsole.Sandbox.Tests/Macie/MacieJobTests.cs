using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Tests.Events;
using SecOpsConsole.Sandbox.Tests.Wire;

namespace SecOpsConsole.Sandbox.Tests.Macie;

public sealed class MacieJobTests
{
    private const string Card = "card 4111 1111 1111 1111";
    private const string OneTime = "\"jobType\":\"ONE_TIME\"";

    [Fact]
    public async Task A_job_can_be_paused_resumed_and_survives_a_restart()
    {
        var directory = Directory.CreateTempSubdirectory("secops-macie-").FullName;
        string job;
        const int Objects = 40;
        await using (var sandbox = await StartAsync(directory, TimeSpan.FromMilliseconds(200)))
        {
            var macie = await EnabledAsync(sandbox);
            await FillAsync(sandbox, Objects);
            job = await macie.JobAsync(OneTime);
            await Until.HasAsync(async () => (await macie.FindingsAsync()).Count >= 1 ? "one" : null);
            await macie.AskAsync("PATCH", "/jobs/" + job, """{"jobStatus":"USER_PAUSED"}""");
            // The object that is being read when the pause comes is read to its end.
            int before, now = 0;
            do
            {
                before = now;
                await Task.Delay(1_000);
                now = (await macie.FindingsAsync()).Count;
            }
            while (now != before);
            Assert.InRange(now, 1, Objects - 1);
        }

        await using (var sandbox = await StartAsync(directory, TimeSpan.Zero))
        {
            var macie = new MacieClient(await sandbox.AsAsync("dana"));
            Assert.Equal("USER_PAUSED", await macie.StatusAsync(job));
            await macie.AskAsync("PATCH", "/jobs/" + job, """{"jobStatus":"RUNNING"}""");
            await Until.HasAsync(async () => await macie.StatusAsync(job) == "COMPLETE" ? "done" : null);
            var findings = await macie.FindingsAsync();
            Assert.Equal(Enumerable.Range(0, Objects).Select(i => $"{i}.txt").Order(), findings.Select(KeyOf).Order());
        }

        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task A_daily_job_looks_only_at_what_changed_since_its_last_run()
    {
        await using var sandbox = await StartAsync();
        var macie = await EnabledAsync(sandbox);
        await FillAsync(sandbox, 2);
        var job = await macie.JobAsync("""
            "jobType":"SCHEDULED","scheduleFrequency":{"dailySchedule":{}},"initialRun":true
            """);
        await Until.HasAsync(async () => await macie.StatusAsync(job) == "IDLE" ? "idle" : null);
        Assert.Equal(2, (await macie.FindingsAsync()).Count);
        await Task.Delay(20);
        await (await sandbox.AsAsync("dana")).PutAsync("/payroll/new.txt", Card);
        using (var run = await sandbox.Http.PostAsync($"/_sandbox/macie/jobs/{job}/run", null))
        {
            Assert.Equal(204, (int)run.StatusCode);
        }

        await Until.HasAsync(async () => await macie.StatusAsync(job) == "IDLE" ? "idle" : null);
        Assert.Equal(["0.txt", "1.txt", "new.txt"], (await macie.FindingsAsync()).Select(KeyOf).Order());
        Assert.Equal(2, (double)(await macie.AskAsync("GET", "/jobs/" + job))["statistics"]!["numberOfRuns"]!);
    }

    [Fact]
    public async Task A_suppressed_finding_is_kept_and_not_published()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await DeliveryTests.ConnectedAsync(receiver.Address, configure: Quick);
        var macie = await EnabledAsync(sandbox);
        await FillAsync(sandbox, 2);
        await macie.AskAsync("POST", "/findingsfilters",
            """{"name":"known file","action":"ARCHIVE","findingCriteria":{"criterion":{"resourcesAffected.s3Object.key":{"eq":["0.txt"]}}}}""");
        await macie.JobAsync(OneTime);
        await Until.IsTrueAsync(() => receiver.Received.Any(request => (string)request.Json["source"]! == "aws.macie"));
        await Until.HasAsync(async () => (await macie.FindingsAsync()).Count == 2 ? "both" : null);
        var archived = Assert.Single(await macie.FindingsAsync("""{"archived":{"eq":["true"]}}"""));
        Assert.Equal("0.txt", KeyOf(archived));
        await Task.Delay(300);
        var published = receiver.Received.Select(request => request.Json).Where(envelope => (string)envelope["source"]! == "aws.macie");
        Assert.Equal("1.txt", KeyOf(Assert.Single(published)["detail"]!));
    }

    [Theory]
    [InlineData("\"managedDataIdentifierSelector\":\"EXCLUDE\",\"managedDataIdentifierIds\":[\"CREDIT_CARD_NUMBER\"]", 0)]
    [InlineData("\"managedDataIdentifierSelector\":\"INCLUDE\",\"managedDataIdentifierIds\":[\"CREDIT_CARD_NUMBER\"]", 5)]
    [InlineData("\"managedDataIdentifierSelector\":\"RECOMMENDED\"", 5)]
    public async Task The_selector_decides_what_is_looked_for(string selector, int found)
    {
        await using var sandbox = await StartAsync();
        var macie = await EnabledAsync(sandbox);
        await FillAsync(sandbox, 5);
        var job = await macie.JobAsync($"{OneTime},{selector}");
        await Until.HasAsync(async () => await macie.StatusAsync(job) == "COMPLETE" ? "done" : null);
        Assert.Equal(found, (await macie.FindingsAsync()).Count);
    }

    [Fact]
    public async Task A_second_job_within_ten_seconds_is_throttled()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var macie = await EnabledAsync(sandbox);
        await macie.JobAsync(OneTime, token: "first");
        var reply = await macie.SendAsync("POST", "/jobs", "{}");
        Assert.Equal((429, "ThrottlingException"), (reply.Status, reply.Headers["x-amzn-ErrorType"]));
    }

    internal static async Task<MacieClient> EnabledAsync(TestSandbox sandbox)
    {
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        var macie = new MacieClient(dana);
        await macie.AskAsync("POST", "/macie");
        return macie;
    }

    private static void Quick(SandboxOptions options)
    {
        DeliveryTests.Quick(options);
        options.MacieObjectDelay = options.MacieJobInterval = TimeSpan.Zero;
    }

    private static async Task FillAsync(TestSandbox sandbox, int count)
    {
        var dana = await sandbox.AsAsync("dana");
        for (var i = 0; i < count; i++)
        {
            Assert.Equal(200, (await dana.PutAsync($"/payroll/{i}.txt", Card)).Status);
        }
    }

    private static string KeyOf(JsonNode finding) => (string)finding["resourcesAffected"]!["s3Object"]!["key"]!;

    private static Task<TestSandbox> StartAsync(string? directory = null, TimeSpan? pace = null) => TestSandbox.StartAsync(directory, configure: options =>
    {
        options.MacieObjectDelay = pace ?? TimeSpan.Zero;
        options.MacieJobInterval = TimeSpan.Zero;
    });
}
