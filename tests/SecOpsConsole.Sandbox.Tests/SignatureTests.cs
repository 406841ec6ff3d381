using System.Text;
using SecOpsConsole.Sandbox.Tests.Wire;

namespace SecOpsConsole.Sandbox.Tests;

public sealed class SignatureTests
{
    [Fact]
    public async Task A_right_signature_is_let_in_for_every_protocol()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        var list = await dana.GetAsync("/");
        Assert.Equal(200, list.Status);
        Assert.Equal("ListAllMyBucketsResult", list.Xml.Name.LocalName);
        Assert.Equal("arn:aws:iam::111122223333:user/dana", (await dana.FormAsync("Action=GetCallerIdentity&Version=2011-06-15")).Text("Arn"));
    }

    [Theory]
    [InlineData("s3", 403, "SignatureDoesNotMatch")]
    [InlineData("sts", 403, "SignatureDoesNotMatch")]
    [InlineData("config", 400, "InvalidSignatureException")]
    public async Task A_wrong_secret_is_refused_in_the_words_of_the_protocol(string service, int status, string code)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        var reply = await CallAsync(dana.With(dana.Keys with { Secret = "not danas secret" }), service);
        Assert.Equal((status, code), (reply.Status, reply.Code));
    }

    [Theory]
    [InlineData("s3", 403, "InvalidAccessKeyId")]
    [InlineData("sts", 403, "InvalidClientTokenId")]
    [InlineData("config", 400, "UnrecognizedClientException")]
    public async Task An_unknown_key_is_refused_in_the_words_of_the_protocol(string service, int status, string code)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        var reply = await CallAsync(dana.With(new Keys("AKIAUNKNOWN000000001", "x", null)), service);
        Assert.Equal((status, code), (reply.Status, reply.Code));
    }

    [Theory]
    [InlineData(-16, 403)]
    [InlineData(16, 403)]
    [InlineData(-14, 200)]
    [InlineData(14, 200)]
    public async Task A_clock_may_be_wrong_by_fifteen_minutes(int minutes, int status)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        var signer = new TestSigner(dana.Keys, "eu-west-1", "s3") { Now = TimeProvider.System.GetUtcNow().AddMinutes(minutes) };
        using var request = dana.Request("GET", "/", [], []);
        signer.Sign(request, sandbox.Endpoint, TestSigner.EmptyHash);
        var reply = await dana.SendAsync(request);
        Assert.Equal(status, reply.Status);
        Assert.Equal(status == 200 ? null : "RequestTimeTooSkewed", reply.Code);
    }

    [Fact]
    public async Task A_changed_query_breaks_the_signature()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        using var request = dana.Request("GET", "/payroll?acl", [], []);
        dana.Signer().Sign(request, sandbox.Endpoint, TestSigner.EmptyHash);
        request.RequestUri = new Uri("/payroll?policy", UriKind.Relative);
        Assert.Equal("SignatureDoesNotMatch", (await dana.SendAsync(request)).Code);
    }

    [Fact]
    public async Task A_changed_body_does_not_fit_the_signed_hash()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        using var request = dana.Request("PUT", "/payroll?policy", Encoding.UTF8.GetBytes(Documents.Weak("payroll")), []);
        dana.Signer().Sign(request, sandbox.Endpoint, TestSigner.Hash(Encoding.UTF8.GetBytes(Documents.Strict("payroll"))));
        Assert.Equal("XAmzContentSHA256Mismatch", (await dana.SendAsync(request)).Code);
        Assert.Equal("NoSuchBucketPolicy", (await dana.GetAsync("/payroll?policy")).Code);
    }

    [Fact]
    public async Task An_amz_header_outside_the_signature_is_refused()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        using var request = dana.Request("GET", "/payroll?policy", [], []);
        dana.Signer().Sign(request, sandbox.Endpoint, TestSigner.EmptyHash);
        request.Headers.Add("x-amz-expected-bucket-owner", "111122223333");
        Assert.Equal("AccessDenied", (await dana.SendAsync(request)).Code);
    }

    [Fact]
    public async Task A_key_with_special_characters_is_signed_once_encoded()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        Assert.Equal(200, (await dana.PutAsync("/payroll/2026/caf%C3%A9%20%2B%20list.csv", "a;b")).Status);
        var listed = await dana.GetAsync("/payroll?list-type=2&prefix=2026%2F");
        Assert.Equal("2026/café + list.csv", listed.Text("Key"));
    }

    [Fact]
    public async Task Temporary_credentials_need_their_session_token()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var session = await (await sandbox.AsAsync("console")).RemediatorAsync();
        Assert.Equal(200, (await session.GetAsync("/")).Status);
        Assert.Equal("InvalidToken", (await session.With(session.Keys with { Token = null }).GetAsync("/")).Code);
        Assert.Equal("InvalidToken", (await session.With(session.Keys with { Token = "forged" }).GetAsync("/")).Code);
    }

    [Fact]
    public async Task A_session_ends_when_its_time_is_over()
    {
        var clock = new ShiftedTime();
        await using var sandbox = await TestSandbox.StartAsync(time: clock);
        var session = await (await sandbox.AsAsync("console")).RemediatorAsync();
        clock.Shift = TimeSpan.FromMinutes(61);
        using var request = session.Request("GET", "/", [], []);
        new TestSigner(session.Keys, "eu-west-1", "s3") { Now = clock.GetUtcNow() }.Sign(request, sandbox.Endpoint, TestSigner.EmptyHash);
        var reply = await session.SendAsync(request);
        Assert.Equal((400, "ExpiredToken"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task A_presigned_request_is_not_implemented_and_never_let_in()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await sandbox.Http.GetAsync("/payroll/a?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=00");
        Assert.Equal(501, (int)reply.StatusCode);
    }

    [Fact]
    public async Task Errors_carry_the_ids_of_the_request_in_body_and_headers()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        var reply = await dana.GetAsync("/nobody-has-this?policy");
        Assert.Equal((404, "NoSuchBucket"), (reply.Status, reply.Code));
        Assert.Equal(reply.Headers["x-amz-request-id"], reply.Text("RequestId"));
        Assert.Equal(reply.Headers["x-amz-id-2"], reply.Text("HostId"));
        Assert.Equal("nobody-has-this", reply.Text("BucketName"));
    }

    private static Task<Reply> CallAsync(WireClient client, string service) => service switch
    {
        "s3" => client.GetAsync("/"),
        "sts" => client.FormAsync("Action=GetCallerIdentity&Version=2011-06-15"),
        _ => client.JsonAsync(service, "StarlingDoveService.GetResourceConfigHistory", "{}"),
    };
}
