using Microsoft.EntityFrameworkCore.Migrations;

namespace SecOpsConsole.Core.Storage.Migrations.Sqlite;

/// <summary>The hand-written part of the migration Attention: the worst open finding of each bucket that is known already.</summary>
internal static class AttentionSql
{
    public static void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        UPDATE "Buckets" SET "WorstOpen" = (
          SELECT MAX("Severity") FROM "Findings" WHERE "Findings"."BucketId" = "Buckets"."Id" AND "Findings"."WorkflowStatus" IN ('New', 'Notified'));
        """);
}
