using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using SecOpsConsole.Sandbox.Front.Signing;

namespace SecOpsConsole.Sandbox.Front;

/// <summary>From HTTP to what the signature covers, and from there to what a service sees.</summary>
internal static class RequestReader
{
    /// <summary>The request as sent, or null when its body is larger than the server takes.</summary>
    public static async Task<RawRequest?> ReadAsync(HttpContext context)
    {
        // The decoded path of ASP.NET Core is not what was signed.
        var target = OriginForm(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
        var question = target.IndexOf('?', StringComparison.Ordinal);
        using var body = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }

        return new RawRequest
        {
            Method = context.Request.Method,
            RawPath = question < 0 ? target : target[..question],
            RawQuery = question < 0 ? "" : target[(question + 1)..],
            Headers = context.Request.Headers.ToDictionary(
                header => header.Key, header => string.Join(',', header.Value.ToArray()), StringComparer.OrdinalIgnoreCase),
            Body = body.ToArray(),
        };
    }

    /// <summary>
    /// A client that is told to use the sandbox as its proxy sends the whole URL: so names that no resolver knows, such as S3 Control's with
    /// the account before the host, arrive all the same.
    /// </summary>
    private static string OriginForm(string target)
    {
        if (!target.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        {
            return target;
        }

        var slash = target.IndexOf('/', "http://".Length);
        return slash < 0 ? "/" : target[slash..];
    }

    public static AwsRequest Describe(HttpContext context, RawRequest raw, Verified verified, CallIds ids, DateTime nowUtc)
    {
        var query = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in CanonicalRequest.Pairs(raw.RawQuery))
        {
            query[name] = value;
        }

        return new AwsRequest
        {
            Caller = verified.Caller,
            Region = verified.Region,
            Method = raw.Method,
            Path = CanonicalRequest.Text(raw.RawPath),
            Query = query,
            Headers = raw.Headers,
            Body = verified.Body,
            RequestId = ids.RequestId,
            ExtendedRequestId = ids.ExtendedRequestId,
            SourceIp = context.Connection.RemoteIpAddress?.ToString() ?? "",
            UserAgent = raw.Header("User-Agent") ?? "-",
            TimeUtc = nowUtc,
        };
    }
}
