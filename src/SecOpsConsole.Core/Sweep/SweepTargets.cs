using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Sweep;

/// <summary>
/// Which buckets a run goes through: what AWS lists and what the store knows, in an order that a restart can find its place in.
/// Names of different accounts come mixed, so that no account's budget holds up the others for long.
/// </summary>
internal sealed class SweepTargets(ConsoleStore store, IBucketPolicyGateway gateway, CallBudget budget)
{
    /// <param name="Buckets">In order of their keys.</param>
    /// <param name="NotListed">One sentence per account that could not be listed; its known buckets are in all the same.</param>
    /// <param name="MayPass">The faults are of a kind that may pass.</param>
    public sealed record Answer(IReadOnlyList<BucketRef> Buckets, string? NotListed, bool MayPass);

    public static string Key(BucketRef bucket) => $"{bucket.Name}/{bucket.AccountId}/{bucket.Region}";

    public async Task<Answer> ListAsync(string? accountId, string? afterKey, CancellationToken cancellationToken)
    {
        var all = new HashSet<BucketRef>();
        var notListed = new List<string>();
        var mayPass = true;
        foreach (var account in gateway.Accounts.Where(account => accountId is null || account.AccountId == accountId))
        {
            await budget.WaitAsync(account.AccountId, 1, cancellationToken).ConfigureAwait(false);
            var listed = await gateway.ListBucketsAsync(account.AccountId, cancellationToken).ConfigureAwait(false);
            if (listed.Fault is { } fault)
            {
                mayPass &= fault.Kind is AwsFaultKind.Transient or AwsFaultKind.Throttled or AwsFaultKind.Conflict;
                notListed.Add($"The buckets of account {account.AccountId} could not be listed: AWS answered {fault.Code}. The known ones were read; new ones are not seen until it can be listed.");
            }

            all.UnionWith(listed.Value ?? []);
            all.UnionWith(await KnownAsync(account, cancellationToken).ConfigureAwait(false));
        }

        var left = all.Select(bucket => (Key: Key(bucket), Bucket: bucket))
            .Where(entry => afterKey is null || string.CompareOrdinal(entry.Key, afterKey) > 0)
            .OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => entry.Bucket);
        return new Answer([.. left], notListed.Count == 0 ? null : string.Join(' ', notListed), mayPass);
    }

    private Task<List<BucketRef>> KnownAsync(AwsAccountScope account, CancellationToken cancellationToken) => store.ReadAsync(
        (db, token) => db.Buckets
            .Where(row => row.AccountId == account.AccountId && row.DeletedUtc == null && row.ObservedUtc != null && account.Regions.Contains(row.Region))
            .Select(row => new BucketRef(row.AccountId, row.Region, row.Name)).ToListAsync(token),
        cancellationToken);
}
