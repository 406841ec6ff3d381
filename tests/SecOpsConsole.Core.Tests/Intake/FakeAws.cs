using System.Collections.Concurrent;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Tests.Intake;

/// <summary>AWS as the ports show it: buckets with a truth, stale reads and faults. Every write request is counted.</summary>
public sealed class FakeAws : IBucketPolicyGateway, IBlockPublicAccessGateway, IBucketEncryptionGateway, IAccountBlockGateway, IPolicyHistory
{
    public const string Account = "111122223333";
    public const string Region = "eu-west-1";
    public const string Role = "arn:aws:iam::111122223333:role/SecOpsConsoleRemediator";

    public ConcurrentDictionary<string, FakeBucket> Buckets { get; } = new(StringComparer.Ordinal);
    public ConcurrentQueue<string> Calls { get; } = new();

    public IReadOnlyList<AwsAccountScope> Accounts { get; } = [new(Account, [Region], Role)];

    /// <summary>Called when a write is asked for, before it has any effect: bucket name, text, attempt id.</summary>
    public Action<string, string?, long>? Writing { get; set; }

    /// <summary>Called with every accepted write: bucket name, text, attempt id, request id.</summary>
    public Action<string, string?, long, string>? Wrote { get; set; }

    /// <summary>Called when a write of a bucket's block is asked for, before it has any effect.</summary>
    public Action<string, BlockPublicAccess, long>? WritingBlock { get; set; }

    public Action<string, BlockPublicAccess, long, string>? WroteBlock { get; set; }

    public Action<string, BucketEncryption, long, string>? WroteEncryption { get; set; }

    /// <summary>Block Public Access of the account; null: it may not be read.</summary>
    public BlockPublicAccess? AccountBlock { get; set; } = BlockPublicAccess.None;

    /// <summary>Called with every accepted write to the account: the state, attempt id, request id.</summary>
    public Action<BlockPublicAccess, long, string>? WroteAccount { get; set; }

    /// <summary>How the next write to the account is refused.</summary>
    public AwsFault? AccountFault { get; set; }

    public int AccountReads { get; private set; }

    /// <summary>What the next reads of the account answer before the truth.</summary>
    public Queue<BlockPublicAccess> StaleAccountReads { get; } = new();

    public IEnumerable<string> Writes => Calls.Where(call => call.StartsWith("Put", StringComparison.Ordinal) || call.StartsWith("Delete", StringComparison.Ordinal));

    public FakeBucket this[string name] => Buckets.GetOrAdd(name, _ => new FakeBucket());

    public Task<AwsAnswer<IReadOnlyList<BucketRef>>> ListBucketsAsync(string accountId, CancellationToken cancellationToken)
    {
        Calls.Enqueue("List");
        IReadOnlyList<BucketRef> all = [.. Buckets.Where(pair => !pair.Value.Deleted).Select(pair => new BucketRef(Account, Region, pair.Key))];
        return Task.FromResult(AwsAnswer<IReadOnlyList<BucketRef>>.Ok(all, "list"));
    }

    public Task<AwsAnswer<LivePolicy>> ReadPolicyAsync(BucketRef bucket, CancellationToken cancellationToken)
    {
        Calls.Enqueue($"Read {bucket.Name}");
        if (Fault<LivePolicy>(bucket) is { } fault)
        {
            return Task.FromResult(fault);
        }

        var live = this[bucket.Name];
        var text = live.StaleReads.Count > 0 ? live.StaleReads.Dequeue() : live.Policy;
        return Task.FromResult(AwsAnswer<LivePolicy>.Ok(new LivePolicy(text), "read"));
    }

    public Task<AwsAnswer<BucketSettings>> ReadSettingsAsync(BucketRef bucket, CancellationToken cancellationToken)
    {
        if (Fault<BucketSettings>(bucket) is { } fault)
        {
            return Task.FromResult(fault);
        }

        var live = this[bucket.Name];
        return Task.FromResult(AwsAnswer<BucketSettings>.Ok(
            new BucketSettings(live.Block, live.AclPublic, live.Encryption.State, "BucketOwnerEnforced", live.Block is null ? ["Block Public Access: denied."] : [], live.AclGrants)
            {
                OwnerTag = live.TagsDenied ? null : live.Owner,
                OwnerIsKnown = !live.TagsDenied,
            }, "settings"));
    }

    public Task<AwsAnswer<Written>> PutPolicyAsync(BucketRef bucket, string text, long attemptId, CancellationToken cancellationToken)
        => Task.FromResult(Write("Put", bucket, text, attemptId));

    public Task<AwsAnswer<Written>> DeletePolicyAsync(BucketRef bucket, long attemptId, CancellationToken cancellationToken)
        => Task.FromResult(Write("Delete", bucket, null, attemptId));

    public Task<AwsAnswer<BlockPublicAccess>> ReadBlockAsync(BucketRef bucket, CancellationToken cancellationToken) => Task.FromResult(
        Fault<BlockPublicAccess>(bucket)
        ?? (this[bucket.Name].Block is { } block
            ? AwsAnswer<BlockPublicAccess>.Ok(block, "block")
            : AwsAnswer<BlockPublicAccess>.Failed(new AwsFault(AwsFaultKind.Denied, "AccessDenied", "Denied.", null))));

    public Task<AwsAnswer<Written>> WriteBlockAsync(BucketRef bucket, BlockPublicAccess block, long attemptId, CancellationToken cancellationToken)
    {
        WritingBlock?.Invoke(bucket.Name, block, attemptId);
        Calls.Enqueue($"{(block.Configured ? "PutBlock" : "DeleteBlock")} {bucket.Name}");
        var requestId = $"REQ{Calls.Count}";
        this[bucket.Name].Block = block;
        WroteBlock?.Invoke(bucket.Name, block, attemptId, requestId);
        return Task.FromResult(AwsAnswer<Written>.Ok(new Written(), requestId));
    }

    public Task<AwsAnswer<BucketEncryption>> ReadEncryptionAsync(BucketRef bucket, CancellationToken cancellationToken) => Task.FromResult(
        Fault<BucketEncryption>(bucket) ?? AwsAnswer<BucketEncryption>.Ok(this[bucket.Name].Encryption, "encryption"));

    public Task<AwsAnswer<Written>> WriteEncryptionAsync(BucketRef bucket, BucketEncryption encryption, long attemptId, CancellationToken cancellationToken)
    {
        Calls.Enqueue($"{(encryption == BucketEncryption.Default ? "DeleteEncryption" : "PutEncryption")} {bucket.Name}");
        var requestId = $"REQ{Calls.Count}";
        this[bucket.Name].Encryption = encryption;
        WroteEncryption?.Invoke(bucket.Name, encryption, attemptId, requestId);
        return Task.FromResult(AwsAnswer<Written>.Ok(new Written(), requestId));
    }

    public Task<AwsAnswer<BlockPublicAccess>> ReadAccountBlockAsync(string accountId, CancellationToken cancellationToken)
    {
        AccountReads++;
        return Task.FromResult(StaleAccountReads.TryDequeue(out var stale) ? AwsAnswer<BlockPublicAccess>.Ok(stale, "account")
            : AccountBlock is { } block ? AwsAnswer<BlockPublicAccess>.Ok(block, "account")
            : AwsAnswer<BlockPublicAccess>.Failed(new AwsFault(AwsFaultKind.Denied, "AccessDenied", "Denied.", null)));
    }

    public Task<AwsAnswer<Written>> WriteAccountBlockAsync(string accountId, BlockPublicAccess block, long attemptId, CancellationToken cancellationToken)
    {
        if (AccountFault is { } fault)
        {
            return Task.FromResult(AwsAnswer<Written>.Failed(fault));
        }

        Calls.Enqueue($"{(block.Configured ? "PutAccountBlock" : "DeleteAccountBlock")} {accountId}");
        var requestId = $"REQ{Calls.Count}";
        AccountBlock = block;
        WroteAccount?.Invoke(block, attemptId, requestId);
        return Task.FromResult(AwsAnswer<Written>.Ok(new Written(), requestId));
    }

    public Task<AwsAnswer<IReadOnlyList<ConfigurationPolicy>>> ReadAsync(BucketRef bucket, DateTime? beforeUtc, int limit, CancellationToken cancellationToken)
    {
        Calls.Enqueue($"Config {bucket.Name}");
        IReadOnlyList<ConfigurationPolicy> items =
            [.. this[bucket.Name].Config.Where(item => beforeUtc is null || item.CapturedUtc < beforeUtc).OrderByDescending(item => item.CapturedUtc).Take(limit)];
        return Task.FromResult(AwsAnswer<IReadOnlyList<ConfigurationPolicy>>.Ok(items, "config"));
    }

    private AwsAnswer<Written> Write(string verb, BucketRef bucket, string? text, long attemptId)
    {
        Writing?.Invoke(bucket.Name, text, attemptId);
        Calls.Enqueue($"{verb} {bucket.Name}");
        var requestId = $"REQ{Calls.Count}";
        this[bucket.Name].Policy = text;
        Wrote?.Invoke(bucket.Name, text, attemptId, requestId);
        return AwsAnswer<Written>.Ok(new Written(), requestId);
    }

    private AwsAnswer<T>? Fault<T>(BucketRef bucket)
    {
        if (bucket.AccountId != Account || bucket.Region != Region)
        {
            return AwsAnswer<T>.Failed(new AwsFault(AwsFaultKind.NotConfigured, "NotConfigured", "No call was made.", null));
        }

        if (!Buckets.TryGetValue(bucket.Name, out var known) || known.Deleted)
        {
            return AwsAnswer<T>.Failed(new AwsFault(AwsFaultKind.Missing, "NoSuchBucket", "It does not exist.", null));
        }

        return known.ReadFault is { } fault ? AwsAnswer<T>.Failed(fault) : null;
    }
}
