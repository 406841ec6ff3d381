using System.Text;

namespace SecOpsConsole.Sandbox.Tests.Wire;

/// <summary>Signed requests by hand, as one identity.</summary>
internal sealed class WireClient(HttpClient http, Keys keys, string region)
{
    public Keys Keys => keys;

    public HttpClient Http => http;

    public WireClient In(string other) => new(http, keys, other);

    public WireClient With(Keys other) => new(http, other, region);

    public TestSigner Signer(string service = "s3") => new(keys, region, service);

    public Task<Reply> GetAsync(string target, params (string, string)[] headers) => SendAsync("GET", target, "", headers);

    public Task<Reply> PutAsync(string target, string body = "", params (string, string)[] headers) => SendAsync("PUT", target, body, headers);

    public Task<Reply> DeleteAsync(string target, params (string, string)[] headers) => SendAsync("DELETE", target, "", headers);

    public async Task<Reply> SendAsync(string method, string target, string body, (string Name, string Value)[] headers)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        using var request = Request(method, target, bytes, headers);
        Signer().Sign(request, http.BaseAddress!, TestSigner.Hash(bytes));
        return await SendAsync(request);
    }

    public async Task<Reply> JsonAsync(string service, string target, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        using var request = Request("POST", "/", bytes, [("X-Amz-Target", target)]);
        request.Content!.Headers.TryAddWithoutValidation("Content-Type", "application/x-amz-json-1.1");
        Signer(service).Sign(request, http.BaseAddress!, TestSigner.Hash(bytes));
        return await SendAsync(request);
    }

    public async Task<Reply> FormAsync(string form, string service = "sts")
    {
        var bytes = Encoding.UTF8.GetBytes(form);
        using var request = Request("POST", "/", bytes, []);
        request.Content!.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
        Signer(service).Sign(request, http.BaseAddress!, TestSigner.Hash(bytes));
        return await SendAsync(request);
    }

    /// <summary>AssumeRole of the console's remediator in an account.</summary>
    public async Task<WireClient> RemediatorAsync(string session = "SecOpsConsole-1", string account = "111122223333")
    {
        var reply = await FormAsync($"Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A{account}%3Arole%2FSecOpsConsoleRemediator&RoleSessionName={session}&ExternalId=sandbox-external-id");
        Assert.Equal(200, reply.Status);
        return With(new Keys(reply.Text("AccessKeyId")!, reply.Text("SecretAccessKey")!, reply.Text("SessionToken")));
    }

    public async Task CreateAsync(string bucket)
    {
        var reply = await PutAsync("/" + bucket, $"<CreateBucketConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><LocationConstraint>{region}</LocationConstraint></CreateBucketConfiguration>");
        Assert.Equal(200, reply.Status);
    }

    public async Task UnblockAsync(string bucket) => Assert.Equal(204, (await DeleteAsync($"/{bucket}?publicAccessBlock")).Status);

    public HttpRequestMessage Request(string method, string target, byte[] body, (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), target);
        if (body.Length > 0)
        {
            request.Content = new ByteArrayContent(body);
        }

        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content!.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }

    public async Task<Reply> SendAsync(HttpRequestMessage request)
    {
        using var response = await http.SendAsync(request);
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase);
        return new Reply((int)response.StatusCode, await response.Content.ReadAsStringAsync(), headers);
    }
}
