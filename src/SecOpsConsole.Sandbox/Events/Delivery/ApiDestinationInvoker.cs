using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace SecOpsConsole.Sandbox.Events.Delivery;

/// <summary>
/// Sends one event to an API destination as EventBridge does (user guide, eb-api-destinations): a connection of its
/// own per request, five seconds, the fixed headers, no redirects, no cookies; the answer's body is not read.
/// </summary>
internal sealed class ApiDestinationInvoker : IDisposable
{
    private readonly EventRegistry registry;
    private readonly DeliveryOptions options;
    private readonly TimeProvider time;
    private readonly HttpClient client;
    private readonly OAuthTokens tokens;

    public ApiDestinationInvoker(EventRegistry registry, DeliveryOptions options, TimeProvider time)
    {
        this.registry = registry;
        this.options = options;
        this.time = time;
        client = CreateClient();
        tokens = new OAuthTokens(client);
    }

    public async Task<InvocationOutcome> InvokeAsync(PendingDelivery delivery, CancellationToken cancellationToken)
    {
        if (registry.DestinationByArn(delivery.DestinationArn) is not { } destination
            || registry.ConnectionByArn(destination.ConnectionArn) is not { } connection)
        {
            return new InvocationOutcome(null, InvocationOutcome.NoResource, null);
        }

        using var deadline = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await SendAsync(delivery, destination, connection, either.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new InvocationOutcome(null, InvocationOutcome.Timeout, null);
        }
        catch (HttpRequestException error)
        {
            return new InvocationOutcome(null, error.HttpRequestError == HttpRequestError.Unknown
                ? InvocationOutcome.ConnectionFailure
                : error.HttpRequestError.ToString(), null);
        }
    }

    public void Dispose()
    {
        client.Dispose();
        tokens.Dispose();
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The client owns and disposes the handler.")]
    private static HttpClient CreateClient() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
        MaxResponseHeadersLength = 64,
    })
    {
        Timeout = System.Threading.Timeout.InfiniteTimeSpan,
    };

    private async Task<InvocationOutcome> SendAsync(
        PendingDelivery delivery, ApiDestination destination, EventConnection connection, CancellationToken cancellationToken)
    {
        var token = connection.AuthorizationType == ConnectionAuth.OAuth
            ? await tokens.GetAsync(connection, cancellationToken)
            : null;
        if (connection.AuthorizationType == ConnectionAuth.OAuth && token is null)
        {
            return new InvocationOutcome(null, "OAUTH_TOKEN_FAILED", null);
        }

        using var request = Compose(delivery, destination, connection, token);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.ProxyAuthenticationRequired)
        {
            tokens.Forget(connection);
        }

        return new InvocationOutcome((int)response.StatusCode, null, RetryAfter(response));
    }

    private static HttpRequestMessage Compose(
        PendingDelivery delivery, ApiDestination destination, EventConnection connection, string? token)
    {
        var shape = new InvocationShape(destination, connection, delivery.HttpParameters);
        var request = new HttpRequestMessage(new HttpMethod(destination.HttpMethod), shape.Address)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        if (destination.HttpMethod is not ("GET" or "HEAD" or "OPTIONS"))
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(shape.Body(delivery.Payload)));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", shape.ContentType);
        }

        request.Headers.TryAddWithoutValidation("User-Agent", "Amazon/EventBridge/ApiDestinations");
        request.Headers.TryAddWithoutValidation("Range", "bytes=0-1048575");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip,deflate");
        request.Headers.ConnectionClose = true;
        foreach (var (name, value) in shape.Headers(token))
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    /// <summary>Seconds, negative ones included: those mean "do not try again". A date counts from now.</summary>
    private double? RetryAfter(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Retry-After", out var values))
        {
            return null;
        }

        var text = values.First();
        return double.TryParse(text, out var seconds)
            ? seconds
            : RetryConditionHeaderValue.TryParse(text, out var condition) && condition.Date is { } date
                ? Math.Max(0, (date - time.GetUtcNow()).TotalSeconds)
                : null;
    }
}
