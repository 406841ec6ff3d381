using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SecOpsConsole.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ApprovedBlocked : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "ApprovedBlocked",
                table: "PolicyVersions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            ApprovedBlockedSql.Up(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ApprovedBlocked",
                table: "PolicyVersions");
        }
    }
}
