using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SecOpsConsole.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ChangeSets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ChangeSetId",
                table: "Findings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ChangeSets",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Chain = table.Column<string>(type: "TEXT", nullable: false),
                    FirstUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    HasFindings = table.Column<bool>(type: "INTEGER", nullable: false),
                    MergedIntoId = table.Column<long>(type: "INTEGER", nullable: true),
                    Actor_AccessKeyId = table.Column<string>(type: "TEXT", nullable: true),
                    Actor_AccountId = table.Column<string>(type: "TEXT", nullable: true),
                    Actor_Arn = table.Column<string>(type: "TEXT", nullable: true),
                    Actor_IssuerArn = table.Column<string>(type: "TEXT", nullable: true),
                    Actor_Mfa = table.Column<bool>(type: "INTEGER", nullable: true),
                    Actor_Name = table.Column<string>(type: "TEXT", nullable: true),
                    Actor_SourceIp = table.Column<string>(type: "TEXT", nullable: true),
                    Actor_Tool = table.Column<string>(type: "TEXT", nullable: true),
                    Actor_Type = table.Column<string>(type: "TEXT", nullable: true),
                    Actor_UserAgent = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChangeSets", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Signals",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    BucketKey = table.Column<string>(type: "TEXT", nullable: false),
                    ChangeSetId = table.Column<long>(type: "INTEGER", nullable: true),
                    FindingId = table.Column<long>(type: "INTEGER", nullable: true),
                    EventId = table.Column<long>(type: "INTEGER", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    FromUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    FirstSeenUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    ExternalId = table.Column<string>(type: "TEXT", nullable: true),
                    RequestId = table.Column<string>(type: "TEXT", nullable: true),
                    Severity = table.Column<int>(type: "INTEGER", nullable: true),
                    ActorKey = table.Column<string>(type: "TEXT", nullable: true),
                    ActorArn = table.Column<string>(type: "TEXT", nullable: true),
                    ActorName = table.Column<string>(type: "TEXT", nullable: true),
                    OwnWrite = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Signals", x => x.Id);
                });

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

            migrationBuilder.CreateIndex(
                name: "IX_ChangeSets_Chain_LastUtc",
                table: "ChangeSets",
                columns: new[] { "Chain", "LastUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_ChangeSets_LastUtc_Id",
                table: "ChangeSets",
                columns: new[] { "LastUtc", "Id" },
                filter: "\"HasFindings\" AND \"MergedIntoId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ChangeSets_MergedIntoId",
                table: "ChangeSets",
                column: "MergedIntoId",
                filter: "\"MergedIntoId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Signals_BucketKey_AtUtc",
                table: "Signals",
                columns: new[] { "BucketKey", "AtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Signals_ChangeSetId_AtUtc_Id",
                table: "Signals",
                columns: new[] { "ChangeSetId", "AtUtc", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Signals_EventId",
                table: "Signals",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_Signals_Key",
                table: "Signals",
                column: "Key",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ChangeSets");

            migrationBuilder.DropTable(
                name: "Signals");

            migrationBuilder.DropIndex(
                name: "IX_Findings_ChangeSetId_Severity_EventUtc_Id",
                table: "Findings");

            migrationBuilder.DropIndex(
                name: "IX_Findings_Severity_EventUtc_Id",
                table: "Findings");

            migrationBuilder.DropColumn(
                name: "ChangeSetId",
                table: "Findings");
        }
    }
}
