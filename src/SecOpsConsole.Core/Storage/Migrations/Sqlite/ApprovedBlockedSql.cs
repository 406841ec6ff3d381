using Microsoft.EntityFrameworkCore.Migrations;

namespace SecOpsConsole.Core.Storage.Migrations.Sqlite;

/// <summary>
/// The hand-written part of the migration ApprovedBlocked: of what was approved before, only the live policy that Block Public Access holds back now (exposure 4)
/// can be known to have been approved so.
/// </summary>
internal static class ApprovedBlockedSql
{
    public static void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        UPDATE "PolicyVersions" SET "ApprovedBlocked" = 1
        WHERE "Accepted" AND "ApprovedBy" IS NOT NULL AND "Public" = 'Yes'
          AND "Id" IN (SELECT "LiveVersionId" FROM "Buckets" WHERE "Exposure" = 4);
        """);
}
