using Amazon.ConfigService;
using Amazon.ConfigService.Model;
using Amazon.Runtime;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Aws;

/// <summary>The policy history in AWS Config.</summary>
internal sealed class ConfigPolicyHistory(AwsClients clients) : IPolicyHistory
{
    /// <summary>Each page spans seven days at most and may be empty: 400 pages reach back over the whole retention of seven years.</summary>
    private const int MaxPages = 400;

    [RequiresIam("config:GetResourceConfigHistory")]
    public async Task<AwsAnswer<IReadOnlyList<ConfigurationPolicy>>> ReadAsync(
        BucketRef bucket, DateTime? beforeUtc, int limit, CancellationToken cancellationToken)
    {
        if (!clients.Accounts.Any(a => a.AccountId == bucket.AccountId && a.Regions.Contains(bucket.Region)))
        {
            return AwsAnswer<IReadOnlyList<ConfigurationPolicy>>.Failed(new AwsFault(
                AwsFaultKind.NotConfigured, "NotConfigured", $"Account {bucket.AccountId} in {bucket.Region} is not configured here. No AWS call was made.", null));
        }

        try
        {
            return await PageAsync(clients.Config(bucket.AccountId, bucket.Region), bucket, beforeUtc, limit, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ResourceNotDiscoveredException or NoAvailableConfigurationRecorderException)
        {
            return AwsAnswer<IReadOnlyList<ConfigurationPolicy>>.Ok([], ((AmazonServiceException)e).RequestId);
        }
        catch (Exception e) when (AwsErrors.IsFailure(e))
        {
            return AwsAnswer<IReadOnlyList<ConfigurationPolicy>>.Failed(AwsErrors.From(e, isWrite: false));
        }
    }

    private static async Task<AwsAnswer<IReadOnlyList<ConfigurationPolicy>>> PageAsync(
        AmazonConfigServiceClient config, BucketRef bucket, DateTime? beforeUtc, int limit, CancellationToken cancellationToken)
    {
        var found = new List<ConfigurationPolicy>();
        string? token = null;
        string? requestId = null;
        for (var page = 0; page < MaxPages && found.Count < limit; page++)
        {
            var answer = await config.GetResourceConfigHistoryAsync(
                new GetResourceConfigHistoryRequest
                {
                    ResourceType = ResourceType.AWSS3Bucket,
                    ResourceId = bucket.Name,
                    LaterTime = beforeUtc,
                    Limit = Math.Clamp(limit, 1, 100),
                    NextToken = token!,
                },
                cancellationToken).ConfigureAwait(false);
            requestId = answer.ResponseMetadata?.RequestId;
            found.AddRange((answer.ConfigurationItems ?? []).Select(Reduce));
            token = answer.NextToken;
            if (string.IsNullOrEmpty(token))
            {
                break;
            }
        }

        return AwsAnswer<IReadOnlyList<ConfigurationPolicy>>.Ok([.. found.Take(limit)], requestId);
    }

    private static ConfigurationPolicy Reduce(ConfigurationItem item)
    {
        var at = item.ConfigurationItemCaptureTime ?? DateTime.UnixEpoch;
        var (state, text) = StateOf(item);
        return new ConfigurationPolicy(at, state, text, item.ConfigurationStateId ?? "");
    }

    private static (ConfigurationPolicyState State, string? Text) StateOf(ConfigurationItem item)
    {
        var status = item.ConfigurationItemStatus?.Value;
        if (status is "ResourceDeleted" or "ResourceDeletedNotRecorded")
        {
            return (ConfigurationPolicyState.Deleted, null);
        }

        if (status is "ResourceNotRecorded"
            || item.SupplementaryConfiguration is not { } more
            || !more.TryGetValue("BucketPolicy", out var encoded))
        {
            return (ConfigurationPolicyState.Unknown, null);
        }

        return ConfigBucketPolicy.Read(encoded);
    }
}
