using Amazon.SecurityHub;
using System.Collections.Concurrent;
using Amazon;
using Amazon.ConfigService;
using Amazon.EventBridge;
using Amazon.IdentityManagement;
using Amazon.Macie2;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3Control;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Microsoft.Extensions.Logging;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Aws;

/// <summary>
/// Credentials and clients: one role per account, assumed with its external id; one session for reading, and one per
/// attempt for writing, so that CloudTrail names the attempt.
/// </summary>
internal sealed partial class AwsClients(AwsOptions options, AwsKeys? keys, TimeProvider time, ILogger<AwsClients> logger) : IDisposable
{
    private const string ReadSession = "SecOpsConsole-read";
    private const string HubSession = "SecOpsConsole-securityhub";
    private const string MacieSession = "SecOpsConsole-macie";
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_session = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_renewAfter = s_session - TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<(string Account, string Region), Lazy<AmazonS3Client>> _s3 = new();
    private readonly ConcurrentDictionary<(string Account, string Region), Lazy<AmazonConfigServiceClient>> _config = new();

    private readonly ConcurrentDictionary<(string Account, string Region), Lazy<AmazonEventBridgeClient>> _events = new();
    private readonly ConcurrentDictionary<string, Lazy<AmazonIdentityManagementServiceClient>> _iam = new();
    private readonly ConcurrentDictionary<string, Lazy<AmazonS3ControlClient>> _control = new();
    private readonly ConcurrentDictionary<(string Account, string Region), Lazy<AmazonMacie2Client>> _macie = new();

    private readonly ConcurrentDictionary<(string Account, string Region), Lazy<AmazonSecurityHubClient>> _hub = new();

    /// <summary>The scopes of the configured accounts.</summary>
    public IReadOnlyList<AwsAccountScope> Accounts { get; } =
        [.. options.Accounts.Select(a => new AwsAccountScope(a.Id, [.. a.Regions], RoleArn(a)))];

    /// <summary>A client for reads; the SDK's own retries apply.</summary>
    public AmazonS3Client S3(string accountId, string region) =>
        _s3.GetOrAdd((accountId, region), key => new(() =>
            new AmazonS3Client(SessionOf(key.Account, key.Region, ReadSession), S3Config(key.Region, retries: 2)))).Value;

    /// <summary>
    /// A client for one write. It never retries by itself: after a lost answer the policy is read back, not written again.
    /// The caller disposes it.
    /// </summary>
    public AmazonS3Client S3ForWrite(string accountId, string region, long attemptId) =>
        new(SessionOf(accountId, region, SessionName(attemptId)), S3Config(region, retries: 0));

    /// <summary>AWS Config in one account and Region.</summary>
    public AmazonConfigServiceClient Config(string accountId, string region) =>
        _config.GetOrAdd((accountId, region), key => new(() =>
            new AmazonConfigServiceClient(
                SessionOf(key.Account, key.Region, ReadSession), Common(new AmazonConfigServiceConfig(), key.Region, retries: 3)))).Value;

    /// <summary>EventBridge in one account and Region; it never retries by itself: an event that was taken would be on the bus twice, and the outbox tries again.</summary>
    public AmazonEventBridgeClient EventBridge(string accountId, string region) =>
        _events.GetOrAdd((accountId, region), key => new(() =>
            new AmazonEventBridgeClient(
                SessionOf(key.Account, key.Region, ReadSession), Common(new AmazonEventBridgeConfig(), key.Region, retries: 0)))).Value;

    /// <summary>IAM in one account, for reads.</summary>
    public AmazonIdentityManagementServiceClient Iam(string accountId) =>
        _iam.GetOrAdd(accountId, account => new(() => NewIam(account, ReadSession, retries: 2))).Value;

    /// <summary>IAM for one write; it never retries by itself. The caller disposes it.</summary>
    public AmazonIdentityManagementServiceClient IamForWrite(string accountId, long attemptId) =>
        NewIam(accountId, SessionName(attemptId), retries: 0);

    /// <summary>S3 Control of one account, for reads: what it sets holds in every Region, so the first one is asked.</summary>
    public AmazonS3ControlClient S3Control(string accountId) =>
        _control.GetOrAdd(accountId, account => new(() => NewControl(account, ReadSession, retries: 2))).Value;

    /// <summary>S3 Control for one write; it never retries by itself. The caller disposes it.</summary>
    public AmazonS3ControlClient S3ControlForWrite(string accountId, long attemptId) => NewControl(accountId, SessionName(attemptId), retries: 0);

    /// <summary>
    /// Macie in one account and Region. What it creates carries a token, and what it sets and deletes may be said twice: so writes are retried too, with
    /// the SDK's back-off when AWS limits the calls.
    /// </summary>
    public AmazonMacie2Client Macie(string accountId, string region) =>
        _macie.GetOrAdd((accountId, region), key => new(() =>
            new AmazonMacie2Client(SessionOf(key.Account, key.Region, MacieSession), Common(new AmazonMacie2Config(), key.Region, retries: 3)))).Value;

    /// <summary>Security Hub in one account and Region; it never retries by itself: what waits for it is spaced out by the console's own queue.</summary>
    public AmazonSecurityHubClient SecurityHub(string accountId, string region) =>
        _hub.GetOrAdd((accountId, region), key => new(() =>
            new AmazonSecurityHubClient(SessionOf(key.Account, key.Region, HubSession), Common(new AmazonSecurityHubConfig(), key.Region, retries: 0)))).Value;

    /// <summary>The role session name of a write.</summary>
    public static string SessionName(long attemptId) => $"SecOpsConsole-{attemptId}";

    /// <inheritdoc/>
    public void Dispose()
    {
        DisposeAll(_s3);
        DisposeAll(_config);
        DisposeAll(_iam);
        DisposeAll(_control);
        DisposeAll(_macie);
        DisposeAll(_hub);
    }

    private static void DisposeAll<TKey, TClient>(ConcurrentDictionary<TKey, Lazy<TClient>> clients)
        where TKey : notnull
        where TClient : IDisposable
    {
        foreach (var client in clients.Values.Where(client => client.IsValueCreated))
        {
            client.Value.Dispose();
        }
    }

    private static string RoleArn(AwsAccountOptions account)
    {
        var region = account.Regions.Count > 0 ? RegionEndpoint.GetBySystemName(account.Regions[0]) : RegionEndpoint.USEast1;
        return $"arn:{region.PartitionName}:iam::{account.Id}:role/{account.RoleName}";
    }

    private AmazonIdentityManagementServiceClient NewIam(string accountId, string sessionName, int retries)
    {
        var region = options.Accounts.Single(a => a.Id == accountId).Regions[0];
        return new AmazonIdentityManagementServiceClient(
            SessionOf(accountId, region, sessionName), Common(new AmazonIdentityManagementServiceConfig(), IamRegion(region), retries));
    }

    private AmazonS3ControlClient NewControl(string accountId, string sessionName, int retries)
    {
        var region = options.Accounts.Single(a => a.Id == accountId).Regions[0];
        return new AmazonS3ControlClient(SessionOf(accountId, region, sessionName), Common(new AmazonS3ControlConfig(), region, retries));
    }

    /// <summary>IAM lives in one Region of each partition, and its requests are signed for that one (IAM endpoints and quotas).</summary>
    private static string IamRegion(string region) => RegionEndpoint.GetBySystemName(region).PartitionName switch
    {
        "aws" => "us-east-1",
        "aws-cn" => "cn-north-1",
        "aws-us-gov" => "us-gov-west-1",
        "aws-iso" => "us-iso-east-1",
        "aws-iso-b" => "us-isob-east-1",
        _ => region,
    };

    private AssumedRole SessionOf(string accountId, string region, string sessionName)
    {
        var account = options.Accounts.Single(a => a.Id == accountId);
        return new AssumedRole(ct => AssumeAsync(account, region, sessionName, ct), time, s_renewAfter);
    }

    private async Task<Credentials> AssumeAsync(AwsAccountOptions account, string region, string sessionName, CancellationToken cancellationToken)
    {
        using var sts = keys is null
            ? new AmazonSecurityTokenServiceClient(Common(new AmazonSecurityTokenServiceConfig(), region, retries: 2))
            : new AmazonSecurityTokenServiceClient(
                new BasicAWSCredentials(keys.AccessKeyId, keys.SecretAccessKey), Common(new AmazonSecurityTokenServiceConfig(), region, retries: 2));
        var response = await sts.AssumeRoleAsync(
            new AssumeRoleRequest
            {
                RoleArn = RoleArn(account),
                RoleSessionName = sessionName,
                ExternalId = string.IsNullOrEmpty(account.ExternalId) ? null : account.ExternalId,
                DurationSeconds = (int)s_session.TotalSeconds,
            },
            cancellationToken).ConfigureAwait(false);
        LogAssumed(logger, account.Id, sessionName);
        return response.Credentials;
    }

    private AmazonS3Config S3Config(string region, int retries)
    {
        var config = Common(new AmazonS3Config(), region, retries);
        config.ForcePathStyle = !string.IsNullOrEmpty(options.Endpoint);
        return config;
    }

    private TConfig Common<TConfig>(TConfig config, string region, int retries) where TConfig : ClientConfig
    {
        config.ClientAppId = "SecOpsConsole";
        config.MaxErrorRetry = retries;
        // A signed request goes where it was meant to go, or nowhere.
        config.AllowAutoRedirect = false;
        if (retries == 0)
        {
            // Beside its ordinary retries the SDK sends a request again, ten times, when a pooled connection dies under it; a
            // write that may have taken effect must not be repeated. A connection of its own cannot be stale.
            config.MaxStaleConnectionRetries = 0;
            config.CacheHttpClient = false;
        }

        config.Timeout = s_timeout;
        if (string.IsNullOrEmpty(options.Endpoint))
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }
        else
        {
            // ServiceURL and RegionEndpoint exclude each other; the Region then only signs.
            config.ServiceURL = options.Endpoint;
            config.AuthenticationRegion = region;
        }

        return config;
    }

    [LoggerMessage(2900, LogLevel.Debug, "Assumed the console's role in account {Account} as session {Session}")]
    private static partial void LogAssumed(ILogger logger, string account, string session);
}
