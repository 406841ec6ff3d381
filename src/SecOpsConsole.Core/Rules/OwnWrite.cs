using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Core.Rules;

/// <summary>
/// Recognises our own write when it comes back as an event. Strongest first: AWS's request id recorded with an attempt; else the
/// role session that only an attempt uses together with the content that this attempt wrote. The user agent is no evidence:
/// everybody can send ours, and a foreign change must not hide behind it.
/// </summary>
public static class OwnWrite
{
    public const string SessionPrefix = "SecOpsConsole-";

    /// <param name="requestId">The event's request id.</param>
    /// <param name="roleSessionName">The event's role session name.</param>
    /// <param name="issuerArn">The role behind that session.</param>
    /// <param name="fingerprint">Of what the event put (a policy, "none" for a deleted one, a state of Block Public Access); null when the event carries none.</param>
    /// <param name="attempts">The attempts on this bucket.</param>
    /// <param name="accounts">The configured accounts with the role that the console uses there.</param>
    public static RemediationAttempt? Recognise(
        string? requestId, string? roleSessionName, string? issuerArn, string? fingerprint,
        IReadOnlyCollection<RemediationAttempt> attempts, IReadOnlyCollection<AwsAccountScope> accounts)
    {
        var byRequest = requestId is null ? null : attempts.FirstOrDefault(attempt => attempt.AwsRequestId == requestId);
        if (byRequest is not null)
        {
            // The same id over another content is no echo of ours, whatever it is.
            return fingerprint is null || byRequest.TargetFingerprint == fingerprint ? byRequest : null;
        }

        if (AttemptId(roleSessionName) is not { } id || !accounts.Any(account => SameRole(account.RoleArn, issuerArn)))
        {
            return null;
        }

        return attempts.FirstOrDefault(attempt => attempt.Id == id && attempt.TargetFingerprint == fingerprint);
    }

    private static long? AttemptId(string? roleSessionName)
        => roleSessionName?.StartsWith(SessionPrefix, StringComparison.Ordinal) == true
           && long.TryParse(roleSessionName.AsSpan(SessionPrefix.Length), System.Globalization.NumberStyles.None, null, out var id)
            ? id
            : null;

    /// <summary>The issuer's ARN has the role's path, so it equals the configured ARN exactly.</summary>
    private static bool SameRole(string configured, string? issuer) => string.Equals(configured, issuer, StringComparison.Ordinal);
}
