using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SecOpsConsole.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Attention : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Findings_BucketId_WorkflowStatus",
                table: "Findings");

            migrationBuilder.DropIndex(
                name: "IX_Findings_ChangeSetId_Severity_EventUtc_Id",
                table: "Findings");

            migrationBuilder.DropIndex(
                name: "IX_Findings_Severity_EventUtc_Id",
                table: "Findings");

            migrationBuilder.AddColumn<int>(
                name: "WorstOpen",
                table: "Buckets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ExposedNow",
                table: "Findings",
                type: "INTEGER",
                nullable: false,
                computedColumnSql: "CASE WHEN \"ExposedFromUtc\" IS NOT NULL AND \"ExposedUntilUtc\" IS NULL THEN 1 ELSE 0 END",
                stored: false);

            migrationBuilder.AddColumn<int>(
                name: "Attention",
                table: "Buckets",
                type: "INTEGER",
                nullable: false,
                computedColumnSql: "10 * CASE \"Exposure\" WHEN 6 THEN 6 WHEN 5 THEN 5 WHEN 3 THEN 4 WHEN 4 THEN 3 WHEN 0 THEN 2 WHEN 2 THEN 1 ELSE 0 END + COALESCE(\"WorstOpen\" + 1, 0)",
                stored: false);

            migrationBuilder.CreateIndex(
                name: "IX_Findings_BucketId_WorkflowStatus_Severity",
                table: "Findings",
                columns: new[] { "BucketId", "WorkflowStatus", "Severity" });

            migrationBuilder.CreateIndex(
                name: "IX_Findings_ChangeSetId_Severity_ExposedNow_EventUtc_Id",
                table: "Findings",
                columns: new[] { "ChangeSetId", "Severity", "ExposedNow", "EventUtc", "Id" },
                descending: new[] { false, true, true, false, false },
                filter: "\"ChangeSetId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Findings_Severity_ExposedNow_EventUtc_Id",
                table: "Findings",
                columns: new[] { "Severity", "ExposedNow", "EventUtc", "Id" },
                descending: new[] { true, true, false, false },
                filter: "\"WorkflowStatus\" NOT IN ('Resolved', 'Suppressed')");

            migrationBuilder.CreateIndex(
                name: "IX_Buckets_Attention_Name_Id",
                table: "Buckets",
                columns: new[] { "Attention", "Name", "Id" },
                descending: new[] { true, false, false },
                filter: "\"DeletedUtc\" IS NULL");

            AttentionSql.Up(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Findings_BucketId_WorkflowStatus_Severity",
                table: "Findings");

            migrationBuilder.DropIndex(
                name: "IX_Findings_ChangeSetId_Severity_ExposedNow_EventUtc_Id",
                table: "Findings");

            migrationBuilder.DropIndex(
                name: "IX_Findings_Severity_ExposedNow_EventUtc_Id",
                table: "Findings");

            migrationBuilder.DropIndex(
                name: "IX_Buckets_Attention_Name_Id",
                table: "Buckets");

            migrationBuilder.DropColumn(
                name: "ExposedNow",
                table: "Findings");

            migrationBuilder.DropColumn(
                name: "Attention",
                table: "Buckets");

            migrationBuilder.DropColumn(
                name: "WorstOpen",
                table: "Buckets");

            migrationBuilder.CreateIndex(
                name: "IX_Findings_BucketId_WorkflowStatus",
                table: "Findings",
                columns: new[] { "BucketId", "WorkflowStatus" });

            migrationBuilder.CreateIndex(
                name: "IX_Findings_ChangeSetId_Severity_EventUtc_Id",
                table: "Findings",
                columns: new[] { "ChangeSetId", "Severity", "EventUtc", "Id" },
                descending: new[] { false, true, false, false },
                filter: "\"ChangeSetId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Findings_Severity_EventUtc_Id",
                table: "Findings",
                columns: new[] { "Severity", "EventUtc", "Id" },
                descending: new[] { true, false, false },
                filter: "\"WorkflowStatus\" NOT IN ('Resolved', 'Suppressed')");
        }
    }
}
