using System.Text;
using SecOpsConsole.Core.Intake;

namespace SecOpsConsole.Core.Tests.Intake;

public sealed class InboxParserTests
{
    private const string Envelope = """
        {"version":"0","id":"6f1d2a58-0b7c-4c61-9d0e-3f6b8a1c2d01","detail-type":"AWS API Call via CloudTrail","source":"aws.s3",
         "account":"111122223333","time":"2026-11-20T09:14:07Z","region":"eu-west-1","resources":[],"detail":{"eventName":"PutBucketPolicy"}}
        """;

    [Fact]
    public void The_envelope_fields_are_read_and_the_body_is_kept()
    {
        var body = Encoding.UTF8.GetBytes(Envelope);

        var received = Assert.Single(EventInboxParser.Parse(body));

        Assert.Null(received.Problem);
        Assert.Equal("6f1d2a58-0b7c-4c61-9d0e-3f6b8a1c2d01", received.EnvelopeId);
        Assert.Equal("aws.s3", received.Source);
        Assert.Equal("AWS API Call via CloudTrail", received.DetailType);
        Assert.Equal("111122223333", received.AccountId);
        Assert.Equal("eu-west-1", received.Region);
        Assert.Equal(new DateTime(2026, 11, 20, 9, 14, 7, DateTimeKind.Utc), received.EventUtc);
        Assert.True(received.Body.Span.SequenceEqual(body));
    }

    [Fact]
    public void Every_fixture_event_is_an_event()
    {
        foreach (var name in new[] { "cloudtrail-put-bucket-policy", "config-item-change-event", "macie-classification-finding", "macie-policy-finding" })
        {
            var body = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "aws", name + ".json"));
            Assert.Null(Assert.Single(EventInboxParser.Parse(body)).Problem);
        }
    }

    [Fact]
    public void An_array_is_cut_into_its_elements_and_a_bad_one_harms_no_other()
    {
        var received = Parse($$"""[ {{Envelope}}, 42, {"id":"x"}, {"id":"y","source":"s","detail-type":"d", "note": "é😀"} ]""");

        Assert.Equal(4, received.Count);
        Assert.Equal([true, false, false, true], received.Select(each => each.Problem is null));
        Assert.Equal("42", Encoding.UTF8.GetString(received[1].Body.Span));
        Assert.Equal("""{"id":"y","source":"s","detail-type":"d", "note": "é😀"}""", Encoding.UTF8.GetString(received[3].Body.Span));
    }

    public static TheoryData<string> Unreadable => new()
    {
        "",
        "not json",
        "{",
        "[]",
        "null",
        "\"text\"",
        Envelope + Envelope,
        Envelope.Replace("\"region\"", "\"account\":\"999999999999\",\"region\"", StringComparison.Ordinal),
        Envelope.Replace("{\"eventName\"", "{\"eventName\":\"DeleteBucketPolicy\",\"eventName\"", StringComparison.Ordinal),
        Envelope.Replace("\"PutBucketPolicy\"", new string('[', 40) + new string(']', 40), StringComparison.Ordinal),
        Envelope.Replace("6f1d2a58-0b7c-4c61-9d0e-3f6b8a1c2d01", "raw-" + new string('0', 64), StringComparison.Ordinal),
        Envelope.Replace("6f1d2a58-0b7c-4c61-9d0e-3f6b8a1c2d01", new string('i', 200), StringComparison.Ordinal),
        Envelope.Replace("6f1d2a58", "\\ud800", StringComparison.Ordinal),
        Envelope.Replace("\"source\"", "\"SOURCE\"", StringComparison.Ordinal),
        "[" + string.Join(',', Enumerable.Repeat("{}", 501)) + "]",
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void What_cannot_be_read_safely_is_kept_with_the_reason(string text)
    {
        var received = Assert.Single(Parse(text));

        Assert.False(string.IsNullOrWhiteSpace(received.Problem));
        Assert.StartsWith("raw-", received.EnvelopeId, StringComparison.Ordinal);
        Assert.Equal(text, Encoding.UTF8.GetString(received.Body.Span));
    }

    [Fact]
    public void Bytes_that_are_no_text_at_all_are_kept()
    {
        foreach (var body in new byte[][] { [0xff, 0xfe, 0x00], [0xef, 0xbb, 0xbf, (byte)'{', (byte)'}'], [.. "{\"id\":\""u8, 0xc3, 0x28, .. "\",\"source\":\"a\",\"detail-type\":\"b\"}"u8], [.. "{\""u8, 0xc3, 0x28, .. "\":1}"u8] })
        {
            var received = Assert.Single(EventInboxParser.Parse(body));
            Assert.NotNull(received.Problem);
            Assert.True(received.Body.Span.SequenceEqual(body));
        }
    }

    [Fact]
    public void No_body_whatever_makes_the_parser_throw()
    {
        var random = new Random(20261123);
        var seed = Encoding.UTF8.GetBytes("[" + Envelope + "," + Envelope + "]");
        for (var round = 0; round < 20_000; round++)
        {
            var body = seed.ToArray();
            for (var edit = random.Next(1, 6); edit > 0; edit--)
            {
                body[random.Next(body.Length)] = (byte)random.Next(256);
            }

            var received = EventInboxParser.Parse(body.AsMemory(0, random.Next(body.Length + 1)));
            Assert.NotEmpty(received);
            Assert.All(received, each => Assert.InRange(each.EnvelopeId.Length, 1, 128));
        }
    }

    private static IReadOnlyList<ReceivedEvent> Parse(string text) => EventInboxParser.Parse(Encoding.UTF8.GetBytes(text));
}
