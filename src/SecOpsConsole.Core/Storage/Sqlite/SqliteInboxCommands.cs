using Microsoft.Data.Sqlite;
using SecOpsConsole.Core.Intake;
using SQLitePCL;

namespace SecOpsConsole.Core.Storage.Sqlite;

internal sealed class SqliteInboxCommands(SqliteConnection connection) : IInboxCommands, IDisposable
{
    private readonly SqliteStatement _event = new(connection, """
        INSERT INTO "InboxEvents" ("EnvelopeId", "ReceivedUtc", "Body", "Status", "Source", "DetailType", "AccountId", "Region", "EventUtc", "ProcessedUtc", "Note")
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        ON CONFLICT ("EnvelopeId") DO NOTHING
        """);

    private readonly SqliteStatement _work = new(connection, """
        INSERT INTO "WorkItems" ("Kind", "Payload", "State", "Attempt", "MaxAttempts", "RunAtUtc", "CreatedUtc")
        VALUES ('Ingest', '{"eventId":' || ?1 || '}', 'Available', 0, 20, ?2, ?2)
        """);

    public long? Store(in ReceivedEvent received, DateTime nowUtc)
    {
        var readable = received.Problem is null;
        var stored = _event.Bind(1, received.EnvelopeId).Bind(2, nowUtc).Bind(3, received.Body.Span)
            .Bind(4, readable ? nameof(EventStatus.Received) : nameof(EventStatus.Unrecognised))
            .Bind(5, received.Source).Bind(6, received.DetailType).Bind(7, received.AccountId).Bind(8, received.Region)
            .Bind(9, received.EventUtc).Bind(10, readable ? null : nowUtc).Bind(11, received.Problem)
            .Execute() == 1;
        if (!stored)
        {
            return null;
        }

        var id = raw.sqlite3_last_insert_rowid(connection.Handle!);
        if (readable)
        {
            _work.Bind(1, id).Bind(2, nowUtc).Execute();
        }

        return id;
    }

    public void Dispose()
    {
        _event.Dispose();
        _work.Dispose();
    }
}
