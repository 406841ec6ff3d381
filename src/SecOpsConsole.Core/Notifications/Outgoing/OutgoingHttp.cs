using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Notifications.Outgoing;

/// <summary>
/// The one way out over HTTP to addresses that people entered. It refuses what is not on the public internet, at the moment it connects;
/// follows no redirect, uses no proxy and keeps no cookie; ends after <see cref="OutgoingOptions.Timeout"/> and reads a bounded answer.
/// Whatever happens is a value. What is told of it names the host, never the path or a header: those carry secrets.
/// </summary>
internal sealed class OutgoingHttp(OutgoingOptions options, TimeProvider clock) : IDisposable
{
    private readonly HttpClient _client = new(Handler(options), disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };

    public async Task<OutgoingAnswer> PostAsync(OutgoingPost post, CancellationToken cancellationToken)
    {
        if (Refusal(post.Url, options) is { } refusal)
        {
            return None(new DeliveryOutcome.Failed(refusal));
        }

        var url = new Uri(post.Url);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Timeout);
        try
        {
            return await SendAsync(url, post, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return None(new DeliveryOutcome.Retry($"{url.Host} did not answer within {options.Timeout.TotalSeconds:0} seconds."));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or SocketException)
        {
            return None(OfFault(url.Host, exception));
        }
    }

    /// <summary>Null when the console would try to send there, else why it never will.</summary>
    public static string? Refusal(string text, OutgoingOptions options) => Uri.TryCreate(text, UriKind.Absolute, out var url) switch
    {
        false => "The address is no URL. Nothing was sent.",
        _ when url!.UserInfo.Length > 0 => "The address carries a name or a password. Nothing was sent. Use an address without them.",
        _ when url!.Scheme == Uri.UriSchemeHttps => LiteralRefusal(url, options),
        _ when url!.Scheme == Uri.UriSchemeHttp && options.AllowLoopback && url.IsLoopback => null,
        _ => "The address is not https. Nothing was sent. Use an https address.",
    };

    public void Dispose() => _client.Dispose();

    private static string? LiteralRefusal(Uri url, OutgoingOptions options) =>
        IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && OutgoingAddress.Refusal(address, options.AllowLoopback) is { } what
            ? $"{url.Host} is a {what} address. Nothing was sent there. Use an address on the public internet."
            : null;

    private static SocketsHttpHandler Handler(OutgoingOptions options) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = options.Timeout,
        // Names are asked again now and then; each new connection is judged anew.
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        MaxResponseHeadersLength = 16,
        MaxConnectionsPerServer = 8,
        ConnectCallback = async (context, cancellationToken) => new NetworkStream(
            await GuardedSocket.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, options, cancellationToken).ConfigureAwait(false),
            ownsSocket: true),
    };

    private async Task<OutgoingAnswer> SendAsync(Uri url, OutgoingPost post, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(post.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.UserAgent.ParseAdd("SecOpsConsole/1.0");
        foreach (var (name, value) in post.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        var body = await BodyAsync(response, cancellationToken).ConfigureAwait(false);
        return new OutgoingAnswer((int)response.StatusCode, body, OfStatus(url.Host, (int)response.StatusCode, RetryAfter(response)));
    }

    private async Task<string> BodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var buffer = new byte[options.MostAnswerBytes];
            var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return Encoding.UTF8.GetString(buffer, 0, length);
        }
    }

    /// <summary>A receiver that says how long to wait is believed, within limits; one that says nothing gets the queue's own back-off.</summary>
    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var after = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - clock.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return after is { } known ? TimeSpan.FromTicks(Math.Clamp(known.Ticks, TimeSpan.TicksPerSecond, options.LongestRetryAfter.Ticks)) : null;
    }

    private static DeliveryOutcome OfStatus(string host, int status, TimeSpan? after) => status switch
    {
        >= 200 and < 300 => new DeliveryOutcome.Delivered(),
        >= 300 and < 400 => new DeliveryOutcome.Failed($"{host} answered with a redirect ({status}), which is never followed. Enter the address that it leads to."),
        408 or 425 or 429 or >= 500 => new DeliveryOutcome.Retry($"{host} answered {status}.", after),
        _ => new DeliveryOutcome.Failed($"{host} refused it ({status}). Check the address and the secret of the channel."),
    };

    private static DeliveryOutcome OfFault(string host, Exception exception) => exception switch
    {
        { InnerException: RefusedAddressException refused } => new DeliveryOutcome.Failed(refused.Message),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => new DeliveryOutcome.Retry($"The name {host} is not known."),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => new DeliveryOutcome.Retry(
            $"No secure connection to {host}: its certificate or its TLS was not accepted."),
        _ => new DeliveryOutcome.Retry($"{host} could not be reached."),
    };

    private static OutgoingAnswer None(DeliveryOutcome outcome) => new(0, "", outcome);
}
