using Microsoft.AspNetCore.Http;

namespace SecOpsConsole.Sandbox.Front;

/// <summary>From an answer to HTTP.</summary>
internal static class ResponseWriter
{
    /// <summary>The answer with its error, when it is one, written in the protocol's words.</summary>
    public static AwsResponse Finish(AwsResponse response, AwsProtocol protocol, CallIds ids, IAwsService? service = null)
    {
        if (response.Error is not { } error)
        {
            return response;
        }

        var written = ErrorWriter.Write(error, protocol, service, ids.RequestId, ids.ExtendedRequestId);
        return written with { Headers = written.Headers.Concat(response.Headers).ToDictionary() };
    }

    public static async Task SendAsync(HttpContext context, AwsResponse response, AwsProtocol protocol, CallIds ids)
    {
        var http = context.Response;
        http.StatusCode = response.Status;
        http.ContentType = response.ContentType;
        foreach (var (name, value) in response.Headers)
        {
            http.Headers[name] = value;
        }

        if (protocol == AwsProtocol.RestXml)
        {
            http.Headers["x-amz-request-id"] = ids.RequestId;
            http.Headers["x-amz-id-2"] = ids.ExtendedRequestId;
            http.Headers.Server = "AmazonS3";
        }
        else
        {
            http.Headers["x-amzn-RequestId"] = ids.RequestId;
        }

        if (response.Status is 204 or 304 || HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        http.ContentLength = response.Body.Length;
        await http.Body.WriteAsync(response.Body, context.RequestAborted);
    }
}
