using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SecOpsConsole.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SensitiveData : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "CredentialCount",
                table: "Findings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "CustomCount",
                table: "Findings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ExposedData",
                table: "Findings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "FinancialCount",
                table: "Findings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "JudgedSeverity",
                table: "Findings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "PersonalCount",
                table: "Findings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SeveralCount",
                table: "Findings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SensitiveData",
                table: "Buckets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Findings_DataOfBucket",
                table: "Findings",
                columns: new[] { "BucketId", "Category", "WorkflowStatus", "CredentialCount", "SeveralCount", "FinancialCount", "PersonalCount", "CustomCount", "EventUtc" },
                filter: "\"WorkflowStatus\" <> 'Resolved'");

            SensitiveDataSql.Up(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Findings_DataOfBucket",
                table: "Findings");

            migrationBuilder.DropColumn(
                name: "CredentialCount",
                table: "Findings");

            migrationBuilder.DropColumn(
                name: "CustomCount",
                table: "Findings");

            migrationBuilder.DropColumn(
                name: "ExposedData",
                table: "Findings");

            migrationBuilder.DropColumn(
                name: "FinancialCount",
                table: "Findings");

            migrationBuilder.DropColumn(
                name: "JudgedSeverity",
                table: "Findings");

            migrationBuilder.DropColumn(
                name: "PersonalCount",
                table: "Findings");

            migrationBuilder.DropColumn(
                name: "SeveralCount",
                table: "Findings");

            migrationBuilder.DropColumn(
                name: "SensitiveData",
                table: "Buckets");
        }
    }
}
