using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Aws;

/// <summary>What every call about a bucket has in common: only configured accounts and Regions, and faults instead of exceptions.</summary>
internal static class AwsCall
{
    /// <param name="clients">Knows the configured accounts.</param>
    /// <param name="bucket">Whose account and Region must be configured.</param>
    /// <param name="isWrite">An answer that never came may then have taken effect.</param>
    /// <param name="call">The call itself.</param>
    public static Task<AwsAnswer<T>> ForAsync<T>(AwsClients clients, BucketRef bucket, bool isWrite, Func<Task<AwsAnswer<T>>> call) =>
        clients.Accounts.Any(a => a.AccountId == bucket.AccountId && a.Regions.Contains(bucket.Region))
            ? CatchAsync(isWrite, call)
            : Task.FromResult(AwsAnswer<T>.Failed(NotConfigured(bucket.AccountId, bucket.Region)));

    public static AwsFault NotConfigured(string accountId, string? region) => new(
        AwsFaultKind.NotConfigured,
        "NotConfigured",
        $"Account {accountId}{(region is null ? "" : " in " + region)} is not configured here. No AWS call was made. Add it under Aws:Accounts.",
        null);

    public static async Task<AwsAnswer<T>> CatchAsync<T>(bool isWrite, Func<Task<AwsAnswer<T>>> call)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Exception e) when (AwsErrors.IsFailure(e))
        {
            return AwsAnswer<T>.Failed(AwsErrors.From(e, isWrite));
        }
    }
}
