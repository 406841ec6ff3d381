using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Audit;

namespace SecOpsConsole.Web.Tests.Commands;

public sealed class AuditCommandTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("secops-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task The_record_is_verified_while_the_server_runs()
    {
        await using var console = await TestConsole.StartAsync();
        var terminal = new Terminal(("Data:Directory", console.DataDirectory));
        await terminal.RunAsync("token", "create", "--role", "Viewer", "--name", "pipeline");
        var head = await console.App.Services.GetRequiredService<AuditRecord>().HeadAsync(TestContext.Current.CancellationToken);

        var sound = await terminal.RunAsync("audit", "verify", "--head", head!.ToString());
        var other = await terminal.RunAsync("audit", "verify", "--head", new AuditHead(head.Sequence + 5, head.Hash).ToString(), "--json");

        Assert.Equal((0, ""), (sound.Code, sound.Error));
        Assert.StartsWith("SOUND  The audit record is sound", sound.Output, StringComparison.Ordinal);
        Assert.Contains($"Last sound row: {head}", sound.Output, StringComparison.Ordinal);
        Assert.Equal(1, other.Code);
        using var answer = JsonDocument.Parse(other.Output);
        Assert.Equal(("Broken", "Truncated", head.Sequence + 1), (
            answer.RootElement.GetProperty("result").GetString(), answer.RootElement.GetProperty("defect").GetProperty("kind").GetString(),
            answer.RootElement.GetProperty("defect").GetProperty("sequence").GetInt64()));
    }

    [Fact]
    public async Task Without_a_server_a_changed_row_is_named_and_can_be_taken_over()
    {
        await FillAsync();
        Tamper("UPDATE \"FindingEvents\" SET \"Who\" = 'Eve' WHERE \"Id\" = (SELECT max(\"Id\") FROM \"FindingEvents\")");

        var broken = await Own().RunAsync("audit", "verify");
        var refused = await Own().RunAsync("token", "create", "--role", "Viewer", "--name", "later");
        var adopted = await Own().RunAsync("audit", "adopt", "--reason", "A test of the alarm.");
        var sound = await Own().RunAsync("audit", "verify");

        Assert.Equal(1, broken.Code);
        Assert.Matches(@"\ABROKEN  Row \d+ is not as the console wrote it", broken.Output);
        Assert.Equal((1, ""), (refused.Code, refused.Output));
        Assert.Contains("The audit record is not sound", refused.Error, StringComparison.Ordinal);
        Assert.Equal((0, ""), (adopted.Code, adopted.Error));
        Assert.Contains("taken as it is, by a person's decision", adopted.Output, StringComparison.Ordinal);
        Assert.Equal(0, sound.Code);
    }

    [Fact]
    public async Task Without_the_key_it_cannot_be_verified_and_the_console_does_not_start()
    {
        await FillAsync();
        File.Delete(Path.Combine(_directory.FullName, "audit.key"));

        var verified = await Own().RunAsync("audit", "verify");
        var migrated = await Own().RunAsync("migrate");

        Assert.Equal(2, verified.Code);
        Assert.StartsWith("CANNOT VERIFY  There is no key", verified.Output, StringComparison.Ordinal);
        Assert.Equal(1, migrated.Code);
        Assert.Contains("Put the key file back from your backup", migrated.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_may_lie_elsewhere()
    {
        var elsewhere = Directory.CreateTempSubdirectory("secops-key-");
        try
        {
            var key = Path.Combine(elsewhere.FullName, "key");
            await File.WriteAllTextAsync(key, Convert.ToBase64String(new byte[32]) + "\n", TestContext.Current.CancellationToken);
            var terminal = new Terminal(("Data:Directory", _directory.FullName), ("Audit:KeyFile", key));
            Assert.Equal(0, (await terminal.RunAsync("token", "create", "--role", "Viewer", "--name", "pipeline")).Code);

            Assert.Equal(0, (await terminal.RunAsync("audit", "verify")).Code);
            Assert.Equal(2, (await Own().RunAsync("audit", "verify")).Code);
            Assert.False(File.Exists(Path.Combine(_directory.FullName, "audit.key")));
        }
        finally
        {
            elsewhere.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_last_end_is_published_when_the_console_stops()
    {
        AuditHead? head;
        await using (var console = await TestConsole.StartAsync("Staging", ("Data:Directory", _directory.FullName)))
        {
            await new Terminal(("Data:Directory", console.DataDirectory)).RunAsync("token", "create", "--role", "Viewer", "--name", "pipeline");
            await console.App.StopAsync(TestContext.Current.CancellationToken);
            head = await console.App.Services.GetRequiredService<AuditRecord>().HeadAsync(TestContext.Current.CancellationToken);
        }

        var lines = await File.ReadAllLinesAsync(Path.Combine(_directory.FullName, "audit-heads.jsonl"), TestContext.Current.CancellationToken);
        Assert.Contains(head!.Hash, lines[^1], StringComparison.Ordinal);
    }

    private async Task FillAsync()
    {
        foreach (var name in new[] { "one", "two", "three" })
        {
            Assert.Equal(0, (await Own().RunAsync("token", "create", "--role", "Viewer", "--name", name)).Code);
        }
    }

    private Terminal Own() => new(("Data:Directory", _directory.FullName));

    private void Tamper(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_directory.FullName, "console.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are constants of these tests.
        command.CommandText = "DROP TRIGGER \"FindingEvents_are_never_changed\";" + sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
