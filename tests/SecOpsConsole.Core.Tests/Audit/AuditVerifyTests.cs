using System.Globalization;
using Microsoft.Data.Sqlite;
using SecOpsConsole.Core.Audit;

namespace SecOpsConsole.Core.Tests.Audit;

/// <summary>Whoever can write the database, and does not have the key, is found out, and the first bad row is named.</summary>
public sealed class AuditVerifyTests(Chain chain) : IClassFixture<Chain>
{
    private static readonly long Middle = Chain.Rows / 3 * 2;

    [Fact]
    public void An_untouched_record_is_sound()
    {
        using var copy = chain.Copy();

        var verdict = copy.Verify(chain.Kept);

        Assert.Equal((AuditResult.Sound, Chain.Rows, (long?)Chain.Rows, null), (verdict.Result, (int)verdict.Rows, verdict.Head?.Sequence, verdict.Defect));
    }

    [Theory]
    [InlineData("\"FindingId\" = coalesce(\"FindingId\", 0) + 1")]
    [InlineData("\"FindingId\" = NULL")]
    [InlineData("\"BucketId\" = \"BucketId\" + 1")]
    [InlineData("\"AttemptId\" = \"AttemptId\" + 1")]
    [InlineData("\"AtUtc\" = substr(\"AtUtc\", 1, 18) || CASE substr(\"AtUtc\", 19, 1) WHEN '1' THEN '2' ELSE '1' END || substr(\"AtUtc\", 20)")]
    [InlineData("\"AtUtc\" = \"AtUtc\" || '0'")]
    [InlineData("\"Kind\" = 'Approved '")]
    [InlineData("\"Who\" = 'Bna' || substr(\"Who\", 4)")]
    [InlineData("\"Text\" = substr(\"Text\", 1, length(\"Text\") - 1) || '!'")]
    [InlineData("\"Text\" = \"Text\" || char(0) || 'and more after a zero'")]
    [InlineData("\"Text\" = CAST(\"Text\" AS BLOB)")]
    [InlineData("\"Reason\" = coalesce(\"Reason\", '') || ' '")]
    [InlineData("\"AwsRequestId\" = coalesce(\"AwsRequestId\", '')  || 'x'")]
    [InlineData("\"DetailJson\" = coalesce(\"DetailJson\", '') || ' '")]
    public void A_changed_byte_in_any_column_is_found(string set)
    {
        using var copy = chain.Copy();
        Assert.Equal(1, copy.Tamper($"UPDATE \"FindingEvents\" SET {set} WHERE \"Id\" = $id", ("$id", Middle)));

        var verdict = copy.Verify();

        AssertFound(verdict, AuditDefectKind.Changed, Middle);
        Assert.Contains("The row after it still vouches for the original", verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_moves_from_one_column_to_the_next_is_found()
    {
        using var copy = chain.Copy();
        copy.Tamper("UPDATE \"FindingEvents\" SET \"Who\" = \"Who\" || substr(\"Text\", 1, 1), \"Text\" = substr(\"Text\", 2) WHERE \"Id\" = $id", ("$id", Middle));

        AssertFound(copy.Verify(), AuditDefectKind.Changed, Middle);
    }

    [Fact]
    public void A_changed_byte_of_the_hash_is_found()
    {
        using var copy = chain.Copy();
        copy.Tamper("UPDATE \"FindingEvents\" SET \"Hash\" = unhex(substr(hex(\"Hash\"), 1, 64) || CASE substr(hex(\"Hash\"), 65) WHEN '00' THEN '01' ELSE '00' END) WHERE \"Id\" = $id", ("$id", Middle));

        AssertFound(copy.Verify(), AuditDefectKind.Changed, Middle);
    }

    [Fact]
    public void A_hash_that_is_gone_is_found()
    {
        using var copy = chain.Copy();
        copy.Tamper("UPDATE \"FindingEvents\" SET \"Hash\" = x'' WHERE \"Id\" = $id", ("$id", Middle));

        AssertFound(copy.Verify(), AuditDefectKind.NotChained, Middle);
    }

    [Fact]
    public void A_deleted_row_is_found()
    {
        using var copy = chain.Copy();
        copy.Tamper("DELETE FROM \"FindingEvents\" WHERE \"Id\" = $id", ("$id", Middle));

        AssertFound(copy.Verify(), AuditDefectKind.Missing, Middle);
    }

    [Fact]
    public void Rows_deleted_at_the_beginning_are_found()
    {
        using var copy = chain.Copy();
        copy.Tamper("DELETE FROM \"FindingEvents\" WHERE \"Id\" <= 3");

        AssertFound(copy.Verify(), AuditDefectKind.Missing, 1);
    }

    [Fact]
    public void A_deleted_row_whose_number_is_taken_by_the_next_ones_is_found()
    {
        using var copy = chain.Copy();
        copy.Tamper("DELETE FROM \"FindingEvents\" WHERE \"Id\" = $id; UPDATE \"FindingEvents\" SET \"Id\" = -\"Id\" WHERE \"Id\" > $id; UPDATE \"FindingEvents\" SET \"Id\" = -\"Id\" - 1 WHERE \"Id\" < 0", ("$id", Middle));

        AssertFound(copy.Verify(), AuditDefectKind.Changed, Middle);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(25)]
    public void A_swapped_pair_is_found(int apart)
    {
        using var copy = chain.Copy();
        copy.Tamper(
            "UPDATE \"FindingEvents\" SET \"Id\" = -1 WHERE \"Id\" = $id; UPDATE \"FindingEvents\" SET \"Id\" = $id WHERE \"Id\" = $other; UPDATE \"FindingEvents\" SET \"Id\" = $other WHERE \"Id\" = -1",
            ("$id", Middle), ("$other", Middle + apart));

        var verdict = copy.Verify();

        AssertFound(verdict, AuditDefectKind.OutOfOrder, Middle);
        Assert.Contains($"Rows {Middle} and {Middle + apart} were swapped", verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_forged_row_at_the_end_is_found()
    {
        using var copy = chain.Copy();
        copy.Tamper("INSERT INTO \"FindingEvents\" (\"Id\", \"AtUtc\", \"Kind\", \"Who\", \"Text\", \"Hash\") SELECT \"Id\" + 1, \"AtUtc\", \"Kind\", \"Who\", \"Text\", \"Hash\" FROM \"FindingEvents\" WHERE \"Id\" = $last", ("$last", Chain.Rows));

        AssertFound(copy.Verify(), AuditDefectKind.Changed, Chain.Rows + 1);
    }

    [Fact]
    public void A_forged_row_in_between_is_found()
    {
        using var copy = chain.Copy();
        copy.Tamper(
            "UPDATE \"FindingEvents\" SET \"Id\" = -\"Id\" WHERE \"Id\" >= $id; UPDATE \"FindingEvents\" SET \"Id\" = -\"Id\" + 1 WHERE \"Id\" < 0;"
            + "INSERT INTO \"FindingEvents\" (\"Id\", \"AtUtc\", \"Kind\", \"Who\", \"Text\", \"Hash\") SELECT $id, \"AtUtc\", \"Kind\", \"Who\", \"Text\", \"Hash\" FROM \"FindingEvents\" WHERE \"Id\" = 1",
            ("$id", Middle));

        AssertFound(copy.Verify(), AuditDefectKind.Inserted, Middle);
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(0)]
    [InlineData(long.MinValue)]
    public void A_forged_row_below_the_first_one_is_found(long id)
    {
        using var copy = chain.Copy();
        copy.Tamper($"INSERT INTO \"FindingEvents\" (\"Id\", \"AtUtc\", \"Kind\", \"Who\", \"Text\", \"Hash\") SELECT {id}, \"AtUtc\", \"Kind\", \"Who\", \"Text\", \"Hash\" FROM \"FindingEvents\" WHERE \"Id\" = 1");

        AssertFound(copy.Verify(), AuditDefectKind.Inserted, id);
    }

    [Fact]
    public void A_record_that_was_cut_off_is_found_by_a_head_that_was_kept()
    {
        using var copy = chain.Copy();
        copy.Tamper("DELETE FROM \"FindingEvents\" WHERE \"Id\" >= $kept", ("$kept", chain.Kept.Sequence));

        Assert.Equal(AuditResult.Sound, copy.Verify().Result);
        AssertFound(copy.Verify(chain.Kept), AuditDefectKind.Truncated, chain.Kept.Sequence);
    }

    [Fact]
    public void A_record_that_was_cut_off_is_found_by_the_heads_file()
    {
        using var copy = chain.Copy();
        new AuditHeadsFile(copy.Options.AuditHeadsPath).Append(chain.Kept, DateTime.UnixEpoch);
        Assert.Equal(AuditResult.Sound, copy.Verify().Result);
        copy.Tamper("DELETE FROM \"FindingEvents\"");

        AssertFound(copy.Verify(), AuditDefectKind.Truncated, 1);
    }

    [Fact]
    public void A_head_of_another_record_is_not_in_this_one()
    {
        using var copy = chain.Copy();

        AssertFound(copy.Verify(new AuditHead(Middle, new string('0', AuditHasher.Size * 2))), AuditDefectKind.Rewritten, Middle);
    }

    [Fact]
    public void With_a_wrong_key_nothing_is_said()
    {
        using var copy = chain.Copy();
        File.Delete(copy.Options.AuditKeyPath);
        AuditKeyFile.Make(copy.Options.AuditKeyPath);

        var verdict = copy.Verify();

        Assert.Equal(AuditResult.CannotVerify, verdict.Result);
        Assert.Contains("holds the key", verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_a_wrong_key_that_claims_to_be_the_right_one_the_first_row_is_bad()
    {
        using var copy = chain.Copy();
        File.Delete(copy.Options.AuditKeyPath);
        var forged = AuditKeyFile.Make(copy.Options.AuditKeyPath);
        copy.Tamper("UPDATE \"Settings\" SET \"Value\" = $id WHERE \"Key\" = 'audit.key'", ("$id", forged.Id));

        AssertFound(copy.Verify(), AuditDefectKind.Changed, 1);
    }

    [Fact]
    public void Without_a_key_nothing_is_said()
    {
        using var copy = chain.Copy();
        File.Delete(copy.Options.AuditKeyPath);

        Assert.Equal(AuditResult.CannotVerify, copy.Verify().Result);
    }

    [Fact]
    public void Whatever_is_changed_in_whichever_row_is_found_there()
    {
        var rounds = Environment.GetEnvironmentVariable("SECOPS_LONG") == "1" ? 200 : 30;
        var seed = Environment.TickCount;
        var random = new Random(seed);
        using var copy = chain.Copy();
        for (var round = 0; round < rounds; round++)
        {
            var row = random.NextInt64(1, Chain.Rows + 1);
            var column = AuditRowForm.Columns[random.Next(AuditRowForm.Columns.Length)];
            var before = Read(copy, column, row);
            copy.Tamper($"UPDATE \"FindingEvents\" SET \"{column}\" = $value WHERE \"Id\" = $id", ("$value", Other(before, random)), ("$id", row));

            var verdict = copy.Verify();

            Assert.True(verdict.Defect is { Kind: AuditDefectKind.Changed } defect && defect.Sequence == row, $"seed {seed}, round {round}: {column} of row {row}: {verdict.Message}");
            copy.Tamper($"UPDATE \"FindingEvents\" SET \"{column}\" = $value WHERE \"Id\" = $id", ("$value", before), ("$id", row));
        }

        Assert.Equal(AuditResult.Sound, copy.Verify().Result);
    }

    private static void AssertFound(AuditVerdict verdict, AuditDefectKind kind, long sequence)
    {
        Assert.Equal(AuditResult.Broken, verdict.Result);
        Assert.Equal((kind, sequence), (verdict.Defect!.Kind, verdict.Defect.Sequence));
        Assert.Contains(verdict.Defect.What, verdict.Message, StringComparison.Ordinal);
    }

    private static object Read(Chain.ChainCopy copy, string column, long row)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(copy.Directory, "console.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"SELECT CAST(\"{column}\" AS {(column.EndsWith("Id", StringComparison.Ordinal) && column != "AwsRequestId" ? "INTEGER" : "BLOB")}) FROM \"FindingEvents\" WHERE \"Id\" = {row}");
        return command.ExecuteScalar() switch
        {
            byte[] bytes => System.Text.Encoding.UTF8.GetString(bytes),
            { } other => other,
            null => DBNull.Value,
        };
    }

    private static object Other(object value, Random random) => value switch
    {
        long number => number ^ (1L << random.Next(40)),
        string { Length: > 0 } text when random.Next(3) > 0 => Flip(text, random.Next(text.Length)),
        string text => text + "x",
        _ => "",
    };

    private static string Flip(string text, int at) => string.Concat(text.AsSpan(0, at), text[at] == '~' ? "-" : "~", text.AsSpan(at + 1));
}
