using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SecOpsConsole.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AccountBlocks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AccountId",
                table: "Attempts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AccountBlocks",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: true),
                    ObservedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReadError = table.Column<string>(type: "TEXT", nullable: true),
                    ChangedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ChangedBy = table.Column<string>(type: "TEXT", nullable: true),
                    ChangeEventId = table.Column<long>(type: "INTEGER", nullable: true),
                    ChangedAttemptId = table.Column<long>(type: "INTEGER", nullable: true),
                    ManagedByOrganization = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountBlocks", x => x.AccountId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Attempts_AccountId_Id",
                table: "Attempts",
                columns: new[] { "AccountId", "Id" },
                filter: "\"AccountId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Attempts_OneActivePerAccount",
                table: "Attempts",
                column: "AccountId",
                unique: true,
                filter: "\"AccountId\" IS NOT NULL AND \"Status\" IN ('Queued', 'InProgress', 'Succeeded')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccountBlocks");

            migrationBuilder.DropIndex(
                name: "IX_Attempts_AccountId_Id",
                table: "Attempts");

            migrationBuilder.DropIndex(
                name: "IX_Attempts_OneActivePerAccount",
                table: "Attempts");

            migrationBuilder.DropColumn(
                name: "AccountId",
                table: "Attempts");
        }
    }
}
