using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SecOpsConsole.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Overview : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Findings_ExposedNow",
                table: "Findings",
                column: "BucketId",
                filter: "\"ExposedFromUtc\" IS NOT NULL AND \"ExposedUntilUtc\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Findings_ExposedUntilUtc",
                table: "Findings",
                column: "ExposedUntilUtc",
                filter: "\"ExposedUntilUtc\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Findings_FirstSeenUtc",
                table: "Findings",
                column: "FirstSeenUtc");

            migrationBuilder.CreateIndex(
                name: "IX_Findings_ResolvedUtc",
                table: "Findings",
                column: "ResolvedUtc",
                filter: "\"ResolvedUtc\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Findings_ExposedNow",
                table: "Findings");

            migrationBuilder.DropIndex(
                name: "IX_Findings_ExposedUntilUtc",
                table: "Findings");

            migrationBuilder.DropIndex(
                name: "IX_Findings_FirstSeenUtc",
                table: "Findings");

            migrationBuilder.DropIndex(
                name: "IX_Findings_ResolvedUtc",
                table: "Findings");
        }
    }
}
