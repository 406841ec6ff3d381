using System.Collections.Concurrent;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Tests.Remediation;

/// <summary>AWS as one dictionary, with the ways in which it fails. Hooks run before the call has its effect.</summary>
public sealed class FakeGateway : IBucketPolicyGateway, IBlockPublicAccessGateway, IBucketEncryptionGateway, IAccountBlockGateway
{
    private readonly ConcurrentDictionary<string, string?> _live = new();
    private readonly ConcurrentDictionary<string, BlockPublicAccess> _blocks = new();
    private readonly ConcurrentDictionary<string, BucketEncryption> _encryptions = new();
    private int _requests;

    public ConcurrentQueue<(string Bucket, string? Text)> Writes { get; } = new();
    public int Reads { get; private set; }
    /// <summary>Answers of the next reads; a null entry is an ordinary read.</summary>
    public Queue<AwsAnswer<LivePolicy>?> NextReads { get; } = new();
    public Queue<AwsAnswer<BlockPublicAccess>?> NextBlockReads { get; } = new();
    public ConcurrentQueue<(string Bucket, BlockPublicAccess Block, long AttemptId)> BlockWrites { get; } = new();
    public Queue<AwsFault?> NextWrites { get; } = new();
    /// <summary>Called after a write took effect, before its answer.</summary>
    public Action<string>? AfterWrite { get; set; }
    public Action<string>? BeforeRead { get; set; }

    public IReadOnlyList<AwsAccountScope> Accounts { get; } =
        [new("111122223333", ["eu-west-1"], "arn:aws:iam::111122223333:role/SecOpsConsoleRemediator")];

    public string? this[string bucket]
    {
        get => _live[bucket];
        set => _live[bucket] = value;
    }

    public BlockPublicAccess BlockOf(string bucket) => _blocks.GetValueOrDefault(bucket, BlockPublicAccess.None);

    public void SetBlock(string bucket, BlockPublicAccess block) => _blocks[bucket] = block;

    /// <summary>Block Public Access of the account.</summary>
    public BlockPublicAccess AccountBlock { get; set; } = BlockPublicAccess.None;
    public ConcurrentQueue<BlockPublicAccess> AccountWrites { get; } = new();
    public Queue<AwsAnswer<BlockPublicAccess>?> NextAccountReads { get; } = new();

    public Task<AwsAnswer<BlockPublicAccess>> ReadAccountBlockAsync(string accountId, CancellationToken cancellationToken) => Task.FromResult(
        NextAccountReads.TryDequeue(out var answer) && answer is not null ? answer : AwsAnswer<BlockPublicAccess>.Ok(AccountBlock, Request()));

    public Task<AwsAnswer<Written>> WriteAccountBlockAsync(string accountId, BlockPublicAccess block, long attemptId, CancellationToken cancellationToken) =>
        AnswerAsync(new BucketRef(accountId, "eu-west-1", accountId), () =>
        {
            AccountWrites.Enqueue(block);
            AccountBlock = block;
        });

    public Task<AwsAnswer<IReadOnlyList<BucketRef>>> ListBucketsAsync(string accountId, CancellationToken cancellationToken) =>
        Task.FromResult(AwsAnswer<IReadOnlyList<BucketRef>>.Ok([.. _live.Keys.Select(name => new BucketRef(accountId, "eu-west-1", name))], "list"));

    public Task<AwsAnswer<LivePolicy>> ReadPolicyAsync(BucketRef bucket, CancellationToken cancellationToken)
    {
        Reads++;
        BeforeRead?.Invoke(bucket.Name);
        return Task.FromResult(NextReads.TryDequeue(out var answer) && answer is not null
            ? answer
            : AwsAnswer<LivePolicy>.Ok(new LivePolicy(_live[bucket.Name]), Request()));
    }

    public Task<AwsAnswer<BucketSettings>> ReadSettingsAsync(BucketRef bucket, CancellationToken cancellationToken) =>
        Task.FromResult(AwsAnswer<BucketSettings>.Ok(new BucketSettings(BlockOf(bucket.Name), false, EncryptionOf(bucket.Name).State, "BucketOwnerEnforced", []), Request()));

    public Task<AwsAnswer<Written>> PutPolicyAsync(BucketRef bucket, string text, long attemptId, CancellationToken cancellationToken) => WriteAsync(bucket, text);

    public Task<AwsAnswer<Written>> DeletePolicyAsync(BucketRef bucket, long attemptId, CancellationToken cancellationToken) => WriteAsync(bucket, null);

    public Task<AwsAnswer<BlockPublicAccess>> ReadBlockAsync(BucketRef bucket, CancellationToken cancellationToken)
    {
        Reads++;
        BeforeRead?.Invoke(bucket.Name);
        return Task.FromResult(NextBlockReads.TryDequeue(out var answer) && answer is not null
            ? answer
            : AwsAnswer<BlockPublicAccess>.Ok(BlockOf(bucket.Name), Request()));
    }

    public Task<AwsAnswer<Written>> WriteBlockAsync(BucketRef bucket, BlockPublicAccess block, long attemptId, CancellationToken cancellationToken) =>
        AnswerAsync(bucket, () =>
        {
            BlockWrites.Enqueue((bucket.Name, block, attemptId));
            _blocks[bucket.Name] = block;
        });

    public BucketEncryption EncryptionOf(string bucket) => _encryptions.GetValueOrDefault(bucket, BucketEncryption.Default);

    public void SetEncryption(string bucket, BucketEncryption encryption) => _encryptions[bucket] = encryption;

    public ConcurrentQueue<(string Bucket, BucketEncryption Encryption, long AttemptId)> EncryptionWrites { get; } = new();
    public Queue<AwsAnswer<BucketEncryption>?> NextEncryptionReads { get; } = new();

    public Task<AwsAnswer<BucketEncryption>> ReadEncryptionAsync(BucketRef bucket, CancellationToken cancellationToken)
    {
        Reads++;
        BeforeRead?.Invoke(bucket.Name);
        return Task.FromResult(NextEncryptionReads.TryDequeue(out var answer) && answer is not null
            ? answer
            : AwsAnswer<BucketEncryption>.Ok(EncryptionOf(bucket.Name), Request()));
    }

    public Task<AwsAnswer<Written>> WriteEncryptionAsync(BucketRef bucket, BucketEncryption encryption, long attemptId, CancellationToken cancellationToken) =>
        AnswerAsync(bucket, () =>
        {
            EncryptionWrites.Enqueue((bucket.Name, encryption, attemptId));
            _encryptions[bucket.Name] = encryption;
        });

    private Task<AwsAnswer<Written>> WriteAsync(BucketRef bucket, string? text) => AnswerAsync(bucket, () =>
    {
        Writes.Enqueue((bucket.Name, text));
        _live[bucket.Name] = text;
    });

    private Task<AwsAnswer<Written>> AnswerAsync(BucketRef bucket, Action take)
    {
        var refused = NextWrites.TryDequeue(out var fault) ? fault : null;
        if (refused is null or { Code: LostAfterEffect })
        {
            take();
            AfterWrite?.Invoke(bucket.Name);
        }
        return Task.FromResult(refused is null ? AwsAnswer<Written>.Ok(new Written(), Request()) : AwsAnswer<Written>.Failed(refused));
    }

    private string Request() => $"REQ{Interlocked.Increment(ref _requests):D6}";

    public const string LostAfterEffect = "LostAfterEffect";
    public static AwsFault Lost(bool hadEffect) =>
        new(AwsFaultKind.Transient, hadEffect ? LostAfterEffect : "LostBeforeEffect", "The connection was closed.", null, OutcomeUnknown: true);
    public static AwsFault Fault(AwsFaultKind kind, string code) => new(kind, code, "Said AWS.", "REQFAULT");
}
