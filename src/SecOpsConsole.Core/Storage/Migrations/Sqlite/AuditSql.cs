using Microsoft.EntityFrameworkCore.Migrations;

namespace SecOpsConsole.Core.Storage.Migrations.Sqlite;

/// <summary>
/// Triggers of the audit record, part of the migration Decisions. The timeline is the audit record: its rows are appended in sequence, each with
/// a hash, and never changed or deleted. One update is let through: rows from before the chain get their hash.
/// </summary>
internal static class AuditSql
{
    public const string DropAuditUpdateTrigger = "DROP TRIGGER IF EXISTS \"FindingEvents_are_never_changed\"";

    public const string AuditUpdateTrigger = """
        CREATE TRIGGER IF NOT EXISTS "FindingEvents_are_never_changed" BEFORE UPDATE ON "FindingEvents"
        WHEN length(OLD."Hash") <> 0 OR length(NEW."Hash") = 0 OR NEW."Id" IS NOT OLD."Id"
            OR NEW."FindingId" IS NOT OLD."FindingId" OR NEW."BucketId" IS NOT OLD."BucketId" OR NEW."AttemptId" IS NOT OLD."AttemptId"
            OR NEW."AtUtc" IS NOT OLD."AtUtc" OR NEW."Kind" IS NOT OLD."Kind" OR NEW."Who" IS NOT OLD."Who" OR NEW."Text" IS NOT OLD."Text"
            OR NEW."Reason" IS NOT OLD."Reason" OR NEW."AwsRequestId" IS NOT OLD."AwsRequestId" OR NEW."DetailJson" IS NOT OLD."DetailJson"
        BEGIN
            SELECT RAISE(ABORT, 'The audit record is append-only: its rows are never changed.');
        END
        """;

    private const string AuditDeleteTrigger = """
        CREATE TRIGGER "FindingEvents_are_never_deleted" BEFORE DELETE ON "FindingEvents"
        BEGIN
            SELECT RAISE(ABORT, 'The audit record is append-only: its rows are never deleted.');
        END
        """;

    /// <summary>In sequence: also INSERT OR REPLACE, which deletes without asking the trigger above, is refused.</summary>
    private const string AuditInsertTrigger = """
        CREATE TRIGGER "FindingEvents_follow_each_other" BEFORE INSERT ON "FindingEvents"
        WHEN NEW."Id" <> (SELECT coalesce(max("Id"), 0) + 1 FROM "FindingEvents") OR length(NEW."Hash") = 0
        BEGIN
            SELECT RAISE(ABORT, 'The audit record is appended to by the console alone, in sequence.');
        END
        """;

    public static void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(AuditUpdateTrigger);
        migrationBuilder.Sql(AuditDeleteTrigger);
        migrationBuilder.Sql(AuditInsertTrigger);
    }
}
