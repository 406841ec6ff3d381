using Microsoft.EntityFrameworkCore.Migrations;

namespace SecOpsConsole.Core.Storage.Migrations.Sqlite;

/// <summary>The hand-written part of the migration SensitiveData: until now a finding was as severe as it was judged, and only its type told of the data.</summary>
internal static class SensitiveDataSql
{
    public static void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("UPDATE \"Findings\" SET \"JudgedSeverity\" = \"Severity\";");
        const string Told = "\"Category\" = 'SensitiveData' AND \"DedupKey\" NOT LIKE '%/macie/sample/%'";
        migrationBuilder.Sql(
            $"""
            UPDATE "Findings" SET
              "CredentialCount" = CASE WHEN "Check" = 'SensitiveData:S3Object/Credentials' THEN 0 END,
              "FinancialCount" = CASE WHEN "Check" = 'SensitiveData:S3Object/Financial' THEN 0 END,
              "PersonalCount" = CASE WHEN "Check" = 'SensitiveData:S3Object/Personal' THEN 0 END,
              "CustomCount" = CASE WHEN "Check" = 'SensitiveData:S3Object/CustomIdentifier' THEN 0 END,
              "SeveralCount" = CASE WHEN "Check" NOT IN ('SensitiveData:S3Object/Credentials', 'SensitiveData:S3Object/Financial', 'SensitiveData:S3Object/Personal', 'SensitiveData:S3Object/CustomIdentifier') THEN 0 END
            WHERE {Told};
            """);
        // Counted by the next look, which the start's inventory makes.
        migrationBuilder.Sql($"UPDATE \"Buckets\" SET \"SensitiveData\" = '?' WHERE \"Id\" IN (SELECT \"BucketId\" FROM \"Findings\" WHERE {Told} AND \"WorkflowStatus\" <> 'Resolved');");
    }
}
