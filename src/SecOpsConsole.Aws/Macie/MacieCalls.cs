using Amazon.Macie2;
using Amazon.Macie2.Model;
using Amazon.Runtime;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Ports.Macie;

namespace SecOpsConsole.Aws.Macie;

/// <summary>What the calls of Macie have in common: configured places only, faults instead of exceptions, lists to their end.</summary>
internal sealed class MacieCalls(AwsClients clients)
{
    /// <summary>Pages of one list: a bound, so that a service that never stops does not hold us.</summary>
    private const int MostPages = 100;

    /// <summary>AWS tells a missing right and a missing session by the same code; only the text differs (GetMacieSession).</summary>
    private const string NotEnabledText = "Macie is not enabled";

    public IReadOnlyList<MaciePlace> Places { get; } =
        [.. clients.Accounts.SelectMany(account => account.Regions.Select(region => new MaciePlace(account.AccountId, region)))];

    public Task<AwsAnswer<T>> AskAsync<T>(MaciePlace place, bool isWrite, Func<AmazonMacie2Client, Task<AwsAnswer<T>>> call) =>
        Places.Contains(place)
            ? AwsCall.CatchAsync(isWrite, () => call(clients.Macie(place.AccountId, place.Region)))
            : Task.FromResult(AwsAnswer<T>.Failed(AwsCall.NotConfigured(place.AccountId, place.Region)));

    public Task<AwsAnswer<Written>> WriteAsync<TResponse>(MaciePlace place, Func<AmazonMacie2Client, Task<TResponse>> call)
        where TResponse : AmazonWebServiceResponse => AskAsync(place, isWrite: true, async client =>
        {
            var answer = await call(client).ConfigureAwait(false);
            return AwsAnswer<Written>.Ok(new Written(), answer.ResponseMetadata?.RequestId);
        });

    public Task<AwsAnswer<string>> CreateAsync<TResponse>(MaciePlace place, Func<AmazonMacie2Client, Task<TResponse>> call, Func<TResponse, string> id)
        where TResponse : AmazonWebServiceResponse => AskAsync(place, isWrite: true, async client =>
        {
            var answer = await call(client).ConfigureAwait(false);
            return AwsAnswer<string>.Ok(id(answer), answer.ResponseMetadata?.RequestId);
        });

    public Task<AwsAnswer<IReadOnlyList<T>>> ListAsync<T>(
        MaciePlace place, Func<AmazonMacie2Client, string, Task<(IEnumerable<T> Items, string Next, AmazonWebServiceResponse Answer)>> page) =>
        AskAsync(place, isWrite: false, async client =>
        {
            var found = new List<T>();
            string? next = null;
            string? requestId = null;
            for (var pages = 0; pages < MostPages; pages++)
            {
                var (items, token, answer) = await page(client, next!).ConfigureAwait(false);
                found.AddRange(items);
                requestId = answer.ResponseMetadata?.RequestId;
                next = token;
                if (string.IsNullOrEmpty(next))
                {
                    break;
                }
            }

            return AwsAnswer<IReadOnlyList<T>>.Ok(found, requestId);
        });

    public static bool IsNotEnabled(Exception exception) =>
        exception is AccessDeniedException denied && denied.Message.Contains(NotEnabledText, StringComparison.Ordinal);
}
