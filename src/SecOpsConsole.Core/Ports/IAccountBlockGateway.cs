using SecOpsConsole.Core.Buckets;

namespace SecOpsConsole.Core.Ports;

/// <summary>
/// Reads and writes Block Public Access of a whole account (S3 Control). Never throws for an AWS error and makes no call for an account that
/// is not configured. The settings hold in every Region; a change takes a while to reach all of them.
/// </summary>
public interface IAccountBlockGateway
{
    /// <summary>What a write answers where an organisation's policy manages the account: its settings are changed there, never in the account.</summary>
    const string ManagedByOrganization = "ManagedByOrganization";

    /// <summary>
    /// What is in effect for the account: its own settings, or its organisation's; <see cref="BlockPublicAccess.None"/> when there is no
    /// configuration.
    /// </summary>
    Task<AwsAnswer<BlockPublicAccess>> ReadAccountBlockAsync(string accountId, CancellationToken cancellationToken);

    /// <summary>
    /// Makes the account's settings exactly these: <see cref="BlockPublicAccess.None"/> deletes the configuration.
    /// <paramref name="attemptId"/> becomes part of the role session name, so that CloudTrail shows it.
    /// </summary>
    Task<AwsAnswer<Written>> WriteAccountBlockAsync(string accountId, BlockPublicAccess block, long attemptId, CancellationToken cancellationToken);
}
