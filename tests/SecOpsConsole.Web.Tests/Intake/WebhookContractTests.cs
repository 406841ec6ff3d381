using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Web.Intake;

namespace SecOpsConsole.Web.Tests.Intake;

/// <summary>What EventBridge gets for what it sends: 4xx other than 401 would lose an event for ever.</summary>
public sealed class WebhookContractTests : IAsyncLifetime
{
    private const int TwoMebibytes = 2 * 1024 * 1024;
    private TestConsole _console = null!;

    public static TheoryData<string, byte[], string?, HttpStatusCode, int> Requests() => new()
    {
        { "the right key", EventBodies.PutBucketPolicy("a"), TestConsole.PrimaryKey, HttpStatusCode.Accepted, 1 },
        { "the second key", EventBodies.PutBucketPolicy("a"), TestConsole.SecondaryKey, HttpStatusCode.Accepted, 1 },
        { "a wrong key", EventBodies.PutBucketPolicy("a"), "wrong-key-0123456789-abcdefghij", HttpStatusCode.Unauthorized, 0 },
        { "a prefix of the key", EventBodies.PutBucketPolicy("a"), TestConsole.PrimaryKey[..^1], HttpStatusCode.Unauthorized, 0 },
        { "an endless key", EventBodies.PutBucketPolicy("a"), new string('k', 8000), HttpStatusCode.Unauthorized, 0 },
        { "an empty key", EventBodies.PutBucketPolicy("a"), "", HttpStatusCode.Unauthorized, 0 },
        { "no key", EventBodies.PutBucketPolicy("a"), null, HttpStatusCode.Unauthorized, 0 },
        { "an array", EventBodies.Array("a", "b", "c"), TestConsole.PrimaryKey, HttpStatusCode.Accepted, 3 },
        { "an array with one event twice", EventBodies.Array("a", "a"), TestConsole.PrimaryKey, HttpStatusCode.Accepted, 1 },
        { "invalid JSON", EventBodies.Text("{\"id\":"), TestConsole.PrimaryKey, HttpStatusCode.Accepted, 1 },
        { "nothing", [], TestConsole.PrimaryKey, HttpStatusCode.Accepted, 1 },
        { "bytes that are no text", [0xff, 0xfe, 0x00, 0x80], TestConsole.PrimaryKey, HttpStatusCode.Accepted, 1 },
        { "an unknown detail-type", EventBodies.Text("""{"id":"x","source":"aws.health","detail-type":"AWS Health Event","detail":{}}"""), TestConsole.PrimaryKey, HttpStatusCode.Accepted, 1 },
        { "deep nesting", EventBodies.Text(new string('[', 100_000)), TestConsole.PrimaryKey, HttpStatusCode.Accepted, 1 },
        { "2 MiB", EventBodies.OfSize("a", TwoMebibytes), TestConsole.PrimaryKey, HttpStatusCode.Accepted, 1 },
        { "2 MiB and a byte", EventBodies.OfSize("a", TwoMebibytes + 1), TestConsole.PrimaryKey, HttpStatusCode.RequestEntityTooLarge, 0 },
    };

    public async ValueTask InitializeAsync() => _console = await TestConsole.StartAsync();

    public ValueTask DisposeAsync() => _console.DisposeAsync();

    [Theory]
    [MemberData(nameof(Requests), DisableDiscoveryEnumeration = true)]
    public async Task A_request_is_answered_as_agreed(string what, byte[] body, string? key, HttpStatusCode status, int rows)
    {
        using var answer = await _console.PostEventAsync(body, key);
        Assert.True(status == answer.StatusCode, $"{what} was answered {(int)answer.StatusCode}");
        Assert.Equal(rows, await CountAsync());
    }

    [Fact]
    public async Task A_duplicate_is_200_and_no_row()
    {
        using var first = await _console.PostEventAsync(EventBodies.PutBucketPolicy("once"));
        using var second = await _console.PostEventAsync(EventBodies.PutBucketPolicy("once"));
        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task An_unreadable_body_is_kept_byte_for_byte_and_listed_as_unrecognised()
    {
        byte[] body = [.. "{\"id\": \"half"u8, 0xff];
        using var answer = await _console.PostEventAsync(body);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var stored = await _console.ReadAsync(db => db.InboxEvents.SingleAsync());
        Assert.Equal(EventStatus.Unrecognised, stored.Status);
        Assert.Equal(body, stored.Body);
    }

    [Fact]
    public async Task A_body_sent_in_chunks_has_the_same_limit()
    {
        using var whole = await _console.PostEventAsync(EventBodies.OfSize("a", TwoMebibytes), change: r => r.Headers.TransferEncodingChunked = true);
        using var longer = await _console.PostEventAsync(EventBodies.OfSize("b", TwoMebibytes + 1), change: r => r.Headers.TransferEncodingChunked = true);
        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.RequestEntityTooLarge), (whole.StatusCode, longer.StatusCode));
    }

    [Fact]
    public async Task A_compressed_body_is_refused()
    {
        using var answer = await _console.PostEventAsync([0x1f, 0x8b], change: r => r.Content!.Headers.ContentEncoding.Add("gzip"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_range_is_not_honoured_and_the_answer_is_empty()
    {
        using var answer = await _console.PostEventAsync(EventBodies.PutBucketPolicy("a"));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Null(answer.Content.Headers.ContentRange);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Other_methods_are_refused()
    {
        using var answer = await _console.Http.GetAsync(new Uri("/webhooks/eventbridge", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Fact]
    public async Task A_database_locked_by_another_process_is_503_while_it_is_locked()
    {
        await using var intruder = new SqliteConnection($"Data Source={Directory.GetFiles(_console.DataDirectory, "*.db").Single()};Pooling=False");
        await intruder.OpenAsync(TestContext.Current.CancellationToken);
        await ExecuteAsync(intruder, "BEGIN IMMEDIATE");
        using var answer = await _console.PostEventAsync(EventBodies.PutBucketPolicy("locked"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        // EventBridge gives up after 5 s; how long a busy machine takes is not asked here.
        Assert.True(WebhookEndpoint.Deadline < TimeSpan.FromSeconds(5));
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 5, 30);

        await ExecuteAsync(intruder, "ROLLBACK");
        using var again = await RetryAsync("locked");
        Assert.True(again.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.OK, $"after the lock: {again.StatusCode}");
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task While_the_console_stops_events_are_503()
    {
        var lifetime = _console.App.Services.GetRequiredService<IHostApplicationLifetime>();
        HttpStatusCode? status = null;
        HttpStatusCode? ready = null;
        lifetime.ApplicationStopping.Register(() =>
        {
            using var answer = _console.PostEventAsync(EventBodies.PutBucketPolicy("late")).GetAwaiter().GetResult();
            status = answer.StatusCode;
            using var health = _console.Http.GetAsync(new Uri("/health/ready", UriKind.Relative)).GetAwaiter().GetResult();
            ready = health.StatusCode;
        });
        await _console.App.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready);
    }

    private Task<int> CountAsync() => _console.ReadAsync(db => db.InboxEvents.CountAsync());

    private async Task<HttpResponseMessage> RetryAsync(string id)
    {
        for (var attempt = 0; ; attempt++)
        {
            var answer = await _console.PostEventAsync(EventBodies.PutBucketPolicy(id));
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable || attempt == 20)
            {
                return answer;
            }

            answer.Dispose();
            await Task.Delay(TimeSpan.FromMilliseconds(500), TestContext.Current.CancellationToken);
        }
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
