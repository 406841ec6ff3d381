namespace SecOpsConsole.Policies.Tests.Comparing;

public sealed class TextDiffTests
{
    private const string Before =
        """
        {"Version":"2012-10-17","Statement":[
          {"Sid":"Read","Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::payroll/*"},
          {"Sid":"Tls","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::payroll","arn:aws:s3:::payroll/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}
        """;

    private static string Show(TextDiffResult diff) => string.Join('\n', diff.Rows.Select(static row => row.Kind switch
    {
        DiffKind.Same => " " + row.NewText,
        DiffKind.Added => "+" + row.NewText,
        DiffKind.Removed => "-" + row.OldText,
        _ => "~" + string.Concat(row.OldSegments.Select(Mark)) + " => " + string.Concat(row.NewSegments.Select(Mark)),
    }));

    private static string Mark(TextSegment segment) => segment.IsChanged ? $"<{segment.Text}>" : segment.Text;

    [Fact]
    public void An_opened_statement_shows_the_changed_words_and_nothing_else()
    {
        var after = Before.Replace("{\"AWS\":\"111122223333\"}", "\"*\"", StringComparison.Ordinal).Replace("\"s3:GetObject\"", "[\"s3:PutObject\",\"s3:GetObject\"]", StringComparison.Ordinal);
        Assert.Equal(
            """
             {
               "Version": "2012-10-17",
               "Statement": [
                 {
                   "Sid": "Read",
                   "Effect": "Allow",
            ~      "Principal": <{> =>       "Principal": <"*",>
            -        "AWS": "111122223333"
            -      },
                   "Action": [
                     "s3:GetObject",
            +        "s3:PutObject"
                   ],
                   "Resource": "arn:aws:s3:::payroll/*"
                 },
                 {
                   "Sid": "Tls",
                   "Effect": "Deny",
                   "Principal": "*",
                   "Action": "s3:*",
                   "Resource": [
                     "arn:aws:s3:::payroll",
                     "arn:aws:s3:::payroll/*"
                   ],
                   "Condition": {
                     "Bool": {
                       "aws:SecureTransport": "false"
                     }
                   }
                 }
               ]
             }
            """,
            Show(TextDiff.Compare(Before, after)));
    }

    [Fact]
    public void Order_layout_and_lists_of_one_are_no_change()
    {
        var after = """
            { "Statement": [
              {"Resource":["arn:aws:s3:::payroll/*","arn:aws:s3:::payroll"],"Sid":"Tls","Principal":"*","Effect":"Deny","Action":["s3:*"],"Condition":{"Bool":{"aws:SecureTransport":["false"]}}},
              {"Sid":"Read","Effect":"Allow","Principal":{"AWS":["111122223333"]},"Action":["s3:GetObject"],"Resource":"arn:aws:s3:::payroll/*"}], "Version":"2012-10-17"}
            """;
        var diff = TextDiff.Compare(Before, after);
        Assert.False(diff.HasChanges, Show(diff));
    }

    [Fact]
    public void Rows_carry_the_statement_and_line_numbers_of_each_side()
    {
        var after = Before.Replace("{\"Sid\":\"Read\"", "{\"Sid\":\"New\",\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:ListBucket\",\"Resource\":\"arn:aws:s3:::other\"},{\"Sid\":\"Read\"", StringComparison.Ordinal);
        var diff = TextDiff.Compare(Before, after);
        Assert.Equal(7, diff.Added);
        Assert.All(diff.Rows.Where(static row => row.Kind == DiffKind.Added), static row => Assert.Equal((null, 0), (row.OldStatement, row.NewStatement)));
        Assert.Contains(diff.Rows, static row => row is { OldStatement: 0, NewStatement: 1, Kind: DiffKind.Same });
        Assert.Equal(Enumerable.Range(1, diff.Rows.Count - 7), diff.Rows.Where(static row => row.OldLine is not null).Select(static row => row.OldLine!.Value));
        Assert.Equal(Enumerable.Range(1, diff.Rows.Count), diff.Rows.Select(static row => row.NewLine!.Value));
    }

    [Fact]
    public void A_renamed_statement_is_matched_by_likeness()
    {
        var diff = TextDiff.Compare(Before, Before.Replace("\"Read\"", "\"ReadAll\"", StringComparison.Ordinal));
        var row = Assert.Single(diff.Rows, static row => row.Kind != DiffKind.Same);
        Assert.Equal(DiffKind.Changed, row.Kind);
        Assert.Equal("Read", Assert.Single(row.OldSegments, static segment => segment.IsChanged).Text);
    }

    [Theory]
    [InlineData("\\u202e", "\\u202e")]
    [InlineData("\u202e", "\\u202e")]
    [InlineData("\u200b", "\\u200b")]
    [InlineData("\\u0007", "\\u0007")]
    [InlineData("\\n", "\\n")]
    [InlineData("\U000E0041", "\\udb40\\udc41")]
    [InlineData("\u3164", "\\u3164")]
    public void Hidden_characters_are_shown(string hidden, string shown)
    {
        var text = Before.Replace("\"Read\"", $"\"Re{hidden}ad\"", StringComparison.Ordinal);
        var row = Assert.Single(TextDiff.Compare(Before, text).Rows, static row => row.Kind != DiffKind.Same);
        Assert.Contains("Re" + shown + "ad", row.NewText, StringComparison.Ordinal);
        Assert.Contains("Re" + shown + "ad", PolicyFormatter.Format(text), StringComparison.Ordinal);
    }

    [Fact]
    public void Hidden_characters_of_an_unreadable_text_are_shown_too()
    {
        var diff = TextDiff.Compare("a\u202eb\nsame", "ab\nsame\n\ud800");
        Assert.True(diff.IsPlainText);
        Assert.Equal("a[U+202E]b", diff.Rows[0].OldText);
        Assert.Equal("[U+D800]", diff.Rows[^1].NewText);
    }

    [Fact]
    public void No_policy_is_an_empty_side()
    {
        var diff = TextDiff.Compare(null, Before);
        Assert.All(diff.Rows, static row => Assert.Equal(DiffKind.Added, row.Kind));
        Assert.All(TextDiff.Compare(Before, null).Rows, static row => Assert.Equal(DiffKind.Removed, row.Kind));
        Assert.Empty(TextDiff.Compare(null, null).Rows);
    }

    [Fact]
    public void Large_texts_are_cut_and_say_so()
    {
        var diff = TextDiff.Compare(string.Join('\n', Enumerable.Range(0, 10_000)), new string('x', 10_000));
        Assert.True(diff.IsTruncated);
        Assert.Equal(TextDiff.MaximumLines, diff.Removed + diff.Changed);
    }

    [Fact]
    public void Formatting_keeps_the_meaning_and_is_stable()
    {
        foreach (var item in Cases.All)
        {
            var formatted = PolicyFormatter.Format(item.Text);
            Assert.Equal(formatted, PolicyFormatter.Format(formatted));
            if (PolicyDocument.Parse(item.Text).IsValid)
            {
                Assert.Equal(PolicyFingerprint.OfText(item.Text), PolicyFingerprint.OfText(formatted));
            }

            Assert.False(TextDiff.Compare(item.Text, formatted).HasChanges);
        }
    }
}
