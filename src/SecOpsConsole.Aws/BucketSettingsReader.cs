using Amazon.S3;
using Amazon.S3.Model;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Aws;

/// <summary>
/// Reads what decides beside the policy. Each part may fail on its own: what could not be read is unknown, never "off".
/// </summary>
internal sealed class BucketSettingsReader(AmazonS3Client s3, BucketRef bucket)
{
    private const string OwnerKey = "owner";
    private const string AllUsers = "http://acs.amazonaws.com/groups/global/AllUsers";
    private const string AuthenticatedUsers = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers";

    private readonly List<string> _unread = [];

    public async Task<AwsAnswer<BucketSettings>> ReadAsync(CancellationToken cancellationToken)
    {
        var block = PartAsync("Block Public Access", BlockAsync, missing: BlockPublicAccess.None, cancellationToken);
        var acl = PartAsync("the ACL", AclAsync, missing: null, cancellationToken);
        var encryption = PartAsync("default encryption", EncryptionAsync, missing: null, cancellationToken);
        var ownership = PartAsync("Object Ownership", OwnershipAsync, missing: "ObjectWriter", cancellationToken);
        var owner = OwnerAsync(cancellationToken);
        await Task.WhenAll(block, acl, encryption, ownership, owner).ConfigureAwait(false);

        var (blockValue, requestId, gone) = await block.ConfigureAwait(false);
        var grants = (await acl.ConfigureAwait(false)).Value;
        var (tag, isKnown) = await owner.ConfigureAwait(false);
        return gone is not null
            ? AwsAnswer<BucketSettings>.Failed(gone)
            : AwsAnswer<BucketSettings>.Ok(
                new BucketSettings(
                    blockValue,
                    grants is null ? null : grants.Length > 0,
                    (await encryption.ConfigureAwait(false)).Value,
                    (await ownership.ConfigureAwait(false)).Value,
                    _unread,
                    grants) { OwnerTag = tag, OwnerIsKnown = isKnown },
                requestId);
    }

    /// <summary>What decides who reaches the bucket beside its policy, and the default encryption, in three calls.</summary>
    public async Task<AwsAnswer<BucketAccess>> ReadAccessAsync(string? policyText, CancellationToken cancellationToken)
    {
        var block = PartAsync("Block Public Access", BlockAsync, missing: BlockPublicAccess.None, cancellationToken);
        var acl = PartAsync("the ACL", AclAsync, missing: null, cancellationToken);
        var encryption = PartAsync("default encryption", EncryptionAsync, missing: null, cancellationToken);
        await Task.WhenAll(block, acl, encryption).ConfigureAwait(false);
        var (flags, requestId, gone) = await block.ConfigureAwait(false);
        var grants = (await acl.ConfigureAwait(false)).Value;
        return gone is not null
            ? AwsAnswer<BucketAccess>.Failed(gone)
            : AwsAnswer<BucketAccess>.Ok(new BucketAccess(policyText, flags, grants is null ? null : grants.Length > 0, (await encryption.ConfigureAwait(false)).Value) { AclGrants = grants }, requestId);
    }

    private async Task<(T? Value, string? RequestId, AwsFault? Gone)> PartAsync<T>(
        string name, Func<CancellationToken, Task<(T?, string?)>> read, T? missing, CancellationToken cancellationToken)
    {
        try
        {
            var (value, requestId) = await read(cancellationToken).ConfigureAwait(false);
            return (value, requestId, null);
        }
        catch (Exception e) when (AwsErrors.IsFailure(e))
        {
            var fault = AwsErrors.From(e, isWrite: false);
            if (fault.Kind == AwsFaultKind.Missing)
            {
                return fault.Code == "NoSuchBucket" ? (default, fault.RequestId, fault) : (missing, fault.RequestId, null);
            }

            lock (_unread)
            {
                _unread.Add($"Could not read {name}: {fault.Code}. Its state is unknown.");
            }

            return (default, fault.RequestId, null);
        }
    }

    /// <summary>Who owns the bucket by its tag. It decides nothing about exposure, so what cannot be read is no doubt about the bucket.</summary>
    private async Task<(string? Owner, bool IsKnown)> OwnerAsync(CancellationToken cancellationToken)
    {
        try
        {
            var answer = await s3.GetBucketTaggingAsync(
                new GetBucketTaggingRequest { BucketName = bucket.Name, ExpectedBucketOwner = bucket.AccountId }, cancellationToken).ConfigureAwait(false);
            return ((answer.TagSet ?? []).Find(tag => string.Equals(tag.Key, OwnerKey, StringComparison.OrdinalIgnoreCase))?.Value, true);
        }
        catch (Exception e) when (AwsErrors.IsFailure(e))
        {
            return (null, AwsErrors.From(e, isWrite: false).Code == "NoSuchTagSet");
        }
    }

    private async Task<(BlockPublicAccess?, string?)> BlockAsync(CancellationToken cancellationToken) =>
        await S3BlockPublicAccessGateway.ReadAsync(s3, bucket, cancellationToken).ConfigureAwait(false);

    /// <summary>What everyone is granted, one "group permission" a line.</summary>
    private async Task<(string?, string?)> AclAsync(CancellationToken cancellationToken)
    {
        var answer = await s3.GetBucketAclAsync(
            new GetBucketAclRequest { BucketName = bucket.Name, ExpectedBucketOwner = bucket.AccountId }, cancellationToken).ConfigureAwait(false);
        var everyone = (answer.Grants ?? []).Where(grant => grant.Grantee?.URI is AllUsers or AuthenticatedUsers)
            .Select(grant => $"{(grant.Grantee.URI == AllUsers ? "AllUsers" : "AuthenticatedUsers")} {grant.Permission?.Value}");
        return (string.Join('\n', everyone.Distinct().Order(StringComparer.Ordinal)), answer.ResponseMetadata.RequestId);
    }

    private async Task<(string?, string?)> EncryptionAsync(CancellationToken cancellationToken)
    {
        var (encryption, requestId) = await S3EncryptionGateway.ReadAsync(s3, bucket, cancellationToken).ConfigureAwait(false);
        return (encryption?.State, requestId);
    }

    private async Task<(string?, string?)> OwnershipAsync(CancellationToken cancellationToken)
    {
        var answer = await s3.GetBucketOwnershipControlsAsync(
            new GetBucketOwnershipControlsRequest { BucketName = bucket.Name, ExpectedBucketOwner = bucket.AccountId }, cancellationToken).ConfigureAwait(false);
        return (answer.OwnershipControls?.Rules?.FirstOrDefault()?.ObjectOwnership?.Value, answer.ResponseMetadata.RequestId);
    }
}
