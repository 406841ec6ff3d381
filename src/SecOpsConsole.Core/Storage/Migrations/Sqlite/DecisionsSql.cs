using Microsoft.EntityFrameworkCore.Migrations;

namespace SecOpsConsole.Core.Storage.Migrations.Sqlite;

/// <summary>The hand-written part of the migration Decisions: what rows of the first release become.</summary>
internal static class DecisionsSql
{
    public static void Up(MigrationBuilder migrationBuilder)
    {
        // Until now every attempt was about a policy, and the pre-image was the state that it was decided on.
        migrationBuilder.Sql("UPDATE \"Attempts\" SET \"Subject\" = 'BucketPolicy' WHERE \"Subject\" = '';");
        migrationBuilder.Sql("UPDATE \"Attempts\" SET \"PreImageState\" = \"ExpectedFingerprint\" WHERE \"PreImageVersionId\" IS NOT NULL;");
        // A finding did not say when it was opened the last time; first seen is the nearest that is known.
        migrationBuilder.Sql("UPDATE \"Findings\" SET \"OpenedUtc\" = \"FirstSeenUtc\";");

        // Last, so that no rebuild of the table takes the triggers away.
        AuditSql.Up(migrationBuilder);
    }
}
