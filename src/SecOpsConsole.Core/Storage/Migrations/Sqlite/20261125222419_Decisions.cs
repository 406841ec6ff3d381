using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SecOpsConsole.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Decisions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<long>(
                name: "BucketId",
                table: "Attempts",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "INTEGER");

            migrationBuilder.AddColumn<string>(
                name: "PreImageState",
                table: "Attempts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Subject",
                table: "Attempts",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "ShadowDecisions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BucketId = table.Column<long>(type: "INTEGER", nullable: false),
                    FindingId = table.Column<long>(type: "INTEGER", nullable: false),
                    Opening = table.Column<int>(type: "INTEGER", nullable: false),
                    Check = table.Column<string>(type: "TEXT", nullable: false),
                    Fingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Mode = table.Column<string>(type: "TEXT", nullable: false),
                    Would = table.Column<string>(type: "TEXT", nullable: false),
                    Action = table.Column<string>(type: "TEXT", nullable: true),
                    TargetFingerprint = table.Column<string>(type: "TEXT", nullable: true),
                    HoldReason = table.Column<string>(type: "TEXT", nullable: true),
                    Why = table.Column<string>(type: "TEXT", nullable: true),
                    Decision = table.Column<string>(type: "TEXT", nullable: true),
                    DecidedBy = table.Column<string>(type: "TEXT", nullable: true),
                    DecidedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    TakenBackUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Agreement = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShadowDecisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ShadowDecisions_Buckets_BucketId",
                        column: x => x.BucketId,
                        principalTable: "Buckets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ShadowDecisions_Findings_FindingId",
                        column: x => x.FindingId,
                        principalTable: "Findings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_FindingEvents_GlobalStop",
                table: "FindingEvents",
                column: "Id",
                filter: "\"Kind\" = 'GlobalStopChanged'");

            migrationBuilder.CreateIndex(
                name: "IX_Buckets_ByMode",
                table: "Buckets",
                columns: new[] { "Mode", "Name", "Id" },
                filter: "\"DeletedUtc\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Buckets_Held",
                table: "Buckets",
                columns: new[] { "Name", "Id" },
                filter: "\"DeletedUtc\" IS NULL AND \"HoldReason\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ShadowDecisions_Agreement_AtUtc_Id",
                table: "ShadowDecisions",
                columns: new[] { "Agreement", "AtUtc", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ShadowDecisions_AtUtc_Id",
                table: "ShadowDecisions",
                columns: new[] { "AtUtc", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ShadowDecisions_BucketId_AtUtc",
                table: "ShadowDecisions",
                columns: new[] { "BucketId", "AtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_ShadowDecisions_FindingId_Fingerprint_Opening",
                table: "ShadowDecisions",
                columns: new[] { "FindingId", "Fingerprint", "Opening" },
                unique: true);
            DecisionsSql.Up(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ShadowDecisions");

            migrationBuilder.DropIndex(
                name: "IX_FindingEvents_GlobalStop",
                table: "FindingEvents");

            migrationBuilder.DropIndex(
                name: "IX_Buckets_ByMode",
                table: "Buckets");

            migrationBuilder.DropIndex(
                name: "IX_Buckets_Held",
                table: "Buckets");

            migrationBuilder.DropColumn(
                name: "PreImageState",
                table: "Attempts");

            migrationBuilder.DropColumn(
                name: "Subject",
                table: "Attempts");

            migrationBuilder.AlterColumn<long>(
                name: "BucketId",
                table: "Attempts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "INTEGER",
                oldNullable: true);
        }
    }
}
