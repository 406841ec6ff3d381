using System.Net.Http.Headers;
using SecOpsConsole.Core.People;
using SecOpsConsole.Invariants;
using SecOpsConsole.Invariants.Record;
using SecOpsConsole.KilledConsole;
using SecOpsConsole.Web.Commands;

namespace SecOpsConsole.Fault.Tests.Stage;

/// <summary>The console of a story: one data directory, and the process that has it just now. It can die and be started again.</summary>
internal sealed class ConsoleStage : IAsyncDisposable
{
    private readonly AwsStage _aws;
    private readonly Dictionary<string, string> _tokens = [];

    private ConsoleStage(AwsStage aws, string directory) => (_aws, Directory) = (aws, directory);

    public string Directory { get; }

    public string DatabasePath => Path.Combine(Directory, "console.db");

    public RunningProgram Program { get; private set; } = null!;

    /// <summary>Beside the ordinary settings; for the next start.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>A command in front, such as strace; for the next start.</summary>
    public string[] Front { get; set; } = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A console that has not been started yet.</summary>
    public static ConsoleStage For(AwsStage aws, string directory) => new(aws, directory);

    /// <summary>Starts the program as it is shipped, or the one that can kill itself.</summary>
    public async Task StartAsync(bool killable = false)
    {
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Staging",
            ["Data__Directory"] = Directory,
            ["Sandbox__Enabled"] = "true",
            ["Aws__Endpoint"] = _aws.Address,
            ["urls"] = "http://127.0.0.1:0",
        };
        foreach (var (key, value) in Settings)
        {
            settings[key] = value;
        }

        Program = await RunningProgram.StartAsync(killable ? "KilledConsole.dll" : "SecOpsConsole.Web.dll", "Console", [], settings, Front);
    }

    /// <summary>The process will kill itself at the point, in the work on the bucket.</summary>
    public async Task ArmAsync(string bucket, KillPoint point)
    {
        using var http = new HttpClient { BaseAddress = new Uri(Program.Address) };
        using var answer = await http.PostAsync($"/_kill?bucket={bucket}&point={point}", null, Ct);
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync(Ct)}");
    }

    /// <summary>The API as somebody; "Ana" is what the timeline calls "Ana (API)".</summary>
    public async Task<ApiClient> AsAsync(string name, Role role = Role.Analyst)
    {
        if (!_tokens.TryGetValue(name, out var token))
        {
            var context = CommandContext.Silent(new Dictionary<string, string?> { ["Data:Directory"] = Directory }, "Staging");
            var answer = await OperatorClient.AskAsync(OperatorSocket.TokenPath, new OperatorRequest(name, role), context);
            _tokens[name] = token = answer.Secret ?? throw new InvalidOperationException(answer.Message);
        }

        var http = new HttpClient { BaseAddress = new Uri(Program.Address), Timeout = TimeSpan.FromSeconds(120) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new ApiClient(http);
    }

    public ConsoleRecord Record() => ConsoleRecord.Read(DatabasePath);

    /// <summary>Waits until the record is as asked for.</summary>
    public async Task<ConsoleRecord> UntilAsync(Func<ConsoleRecord, bool> condition, string what)
    {
        ConsoleRecord record = null!;
        await Eventually.IsTrueAsync(() => condition(record = Record()), what, () => $"{Describe(record)}\n{Program.Output}");
        return record;
    }

    /// <summary>Waits until nothing is under way, on either side.</summary>
    public async Task<ConsoleRecord> RestAsync()
    {
        await Eventually.IsTrueAsync(async () => await _aws.OnTheWayAsync() == 0, "every event to be delivered", () => Program.Output);
        return await UntilAsync(record => record.IsAtRest, "the console to come to rest");
    }

    /// <summary>Comes to rest and finds nothing that an invariant forbids.</summary>
    public async Task IsSoundAsync(CheckOptions? options = null)
    {
        // What came to rest may have written once more, which AWS tells of later: that is awaited too.
        ConsoleRecord record;
        do
        {
            await RestAsync();
            options = (options ?? new CheckOptions()) with { Acknowledged = await _aws.DeliveredAsync() };
            record = Record();
        }
        while (!record.IsAtRest || await _aws.OnTheWayAsync() != 0);
        var violations = InvariantChecker.Check(record, await _aws.TruthAsync(), options);
        Assert.True(violations.Count == 0, string.Join('\n', violations));
    }

    public ValueTask DisposeAsync() => Program?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static string Describe(ConsoleRecord record) => string.Join('\n',
    [
        .. record.Attempts.Where(attempt => attempt.IsActive).Select(attempt => attempt.ToString()),
        .. record.Findings.Select(finding => $"{record.Buckets.FirstOrDefault(b => b.Id == finding.BucketId)?.Name ?? "a person"}: {finding}"),
        .. record.Work.Where(item => item.State is not "Completed").Take(40).Select(item => $"{item} for {item.Partition} at {item.RunAtUtc:O}"),
    ]);
}
