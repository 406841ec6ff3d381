using System.Text;
using SecOpsConsole.Sandbox.Tests.Wire;

namespace SecOpsConsole.Sandbox.Tests;

public sealed class ChunkedUploadTests
{
    private const string Trailer = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";

    // CRC-32 of "123456789" is the published check value CBF43926.
    private const string Content = "123456789";
    private const string ContentCrc32 = "y/Q5Jg==";

    [Theory]
    [InlineData("STREAMING-AWS4-HMAC-SHA256-PAYLOAD")]
    [InlineData(Trailer)]
    [InlineData("STREAMING-UNSIGNED-PAYLOAD-TRAILER")]
    public async Task A_chunked_upload_arrives_as_its_content(string kind)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        Assert.Equal(200, (await UploadAsync(dana, kind, ContentCrc32, tamper: false)).Status);
        Assert.Equal(Content, (await dana.GetAsync("/payroll/digits")).Body);
    }

    [Theory]
    [InlineData("STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "SignatureDoesNotMatch")]
    [InlineData(Trailer, "SignatureDoesNotMatch")]
    [InlineData("STREAMING-UNSIGNED-PAYLOAD-TRAILER", "BadDigest")]
    public async Task A_chunk_changed_on_the_way_is_refused(string kind, string code)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        Assert.Equal(code, (await UploadAsync(dana, kind, ContentCrc32, tamper: true)).Code);
        Assert.Equal("NoSuchKey", (await dana.GetAsync("/payroll/digits")).Code);
    }

    [Fact]
    public async Task A_wrong_checksum_in_a_signed_trailer_is_refused()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        Assert.Equal("BadDigest", (await UploadAsync(dana, Trailer, "AAAAAA==", tamper: false)).Code);
    }

    [Theory]
    [InlineData("x-amz-checksum-crc32", ContentCrc32, 200)]
    [InlineData("x-amz-checksum-crc32", "AAAAAA==", 400)]
    [InlineData("x-amz-checksum-crc32c", "4waSgw==", 200)]
    [InlineData("x-amz-checksum-crc64nvme", "rosUhgp5mIg=", 200)]
    [InlineData("x-amz-checksum-sha256", "FeKw09MzSPGNyEJB/QcC4VUZRvv/0ih3XJ7AIAaDaiU=", 400)]
    public async Task A_checksum_header_must_fit_the_body(string header, string value, int status)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        Assert.Equal(status, (await dana.PutAsync("/payroll/digits", Content, (header, value))).Status);
    }

    [Fact]
    public async Task An_unsigned_payload_is_taken_under_a_signed_header()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        using var request = dana.Request("PUT", "/payroll/digits", Encoding.ASCII.GetBytes(Content), []);
        dana.Signer().Sign(request, sandbox.Endpoint, "UNSIGNED-PAYLOAD");
        Assert.Equal(200, (await dana.SendAsync(request)).Status);
        Assert.Equal(Content, (await dana.GetAsync("/payroll/digits")).Body);
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        var reply = await dana.PutAsync("/payroll/large", new string('x', (5 * 1024 * 1024) + 1));
        Assert.Equal((400, "EntityTooLarge"), (reply.Status, reply.Code));
    }

    private static async Task<Reply> UploadAsync(WireClient client, string kind, string checksum, bool tamper)
    {
        var withTrailer = kind.EndsWith("TRAILER", StringComparison.Ordinal);
        var signer = client.Signer();
        (string, string)[] headers = withTrailer
            ? [("x-amz-decoded-content-length", "9"), ("x-amz-trailer", "x-amz-checksum-crc32")]
            : [("x-amz-decoded-content-length", "9")];
        using var request = client.Request("PUT", "/payroll/digits", [], headers);
        var seed = signer.Sign(request, client.Http.BaseAddress!, kind);
        var isSigned = kind != "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
        var body = new StringBuilder();
        foreach (var chunk in new[] { Content[..5], Content[5..], "" })
        {
            var signature = signer.SignChunk(seed, Encoding.ASCII.GetBytes(chunk));
            seed = signature;
            body.Append(chunk.Length.ToString("x")).Append(isSigned ? ";chunk-signature=" + signature : "").Append("\r\n");
            body.Append(tamper ? chunk.Replace('7', '8') : chunk).Append(chunk.Length > 0 ? "\r\n" : "");
        }

        if (withTrailer)
        {
            body.Append("x-amz-checksum-crc32:" + checksum + "\r\n");
            body.Append(isSigned ? $"x-amz-trailer-signature:{signer.SignTrailer(seed, $"x-amz-checksum-crc32:{checksum}\n")}\r\n" : "");
        }

        request.Content = new ByteArrayContent(Encoding.ASCII.GetBytes(body.Append("\r\n").ToString()));
        request.Content.Headers.TryAddWithoutValidation("Content-Encoding", "aws-chunked");
        return await client.SendAsync(request);
    }
}
