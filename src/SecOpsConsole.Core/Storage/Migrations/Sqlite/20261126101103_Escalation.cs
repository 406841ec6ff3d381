using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SecOpsConsole.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Escalation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AcknowledgedBy",
                table: "Findings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "AcknowledgedUtc",
                table: "Findings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "AnswerByUtc",
                table: "Findings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "EscalationLevel",
                table: "Findings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "ContainOnSilence",
                table: "Buckets",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "SilenceSetBy",
                table: "Buckets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SilenceSetUtc",
                table: "Buckets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Findings_AnswerByUtc",
                table: "Findings",
                column: "AnswerByUtc",
                filter: "\"AnswerByUtc\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Findings_AnswerByUtc",
                table: "Findings");

            migrationBuilder.DropColumn(
                name: "AcknowledgedBy",
                table: "Findings");

            migrationBuilder.DropColumn(
                name: "AcknowledgedUtc",
                table: "Findings");

            migrationBuilder.DropColumn(
                name: "AnswerByUtc",
                table: "Findings");

            migrationBuilder.DropColumn(
                name: "EscalationLevel",
                table: "Findings");

            migrationBuilder.DropColumn(
                name: "ContainOnSilence",
                table: "Buckets");

            migrationBuilder.DropColumn(
                name: "SilenceSetBy",
                table: "Buckets");

            migrationBuilder.DropColumn(
                name: "SilenceSetUtc",
                table: "Buckets");
        }
    }
}
