using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SecOpsConsole.Core.Notifications.Chat;

/// <summary>Slack's request signature, version 0: HMAC-SHA256 of <c>v0:timestamp:body</c> in hex (api.slack.com, "Verifying requests from Slack").</summary>
public static class SlackSignature
{
    /// <summary>Slack's own advice: what is older is a replay.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    public static string Of(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.UTF8.GetBytes($"v0:{timestamp}:"));
        hmac.AppendData(body);
        return $"v0={Convert.ToHexStringLower(hmac.GetHashAndReset())}";
    }

    /// <summary>The age is looked at after the signature: whoever cannot sign learns nothing of it.</summary>
    public static SlackProof Check(string secret, string? timestamp, string? signature, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (timestamp is null || signature is null
            || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(secret, timestamp, body)), Encoding.UTF8.GetBytes(signature)))
        {
            return SlackProof.Wrong;
        }

        return long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= 253402300799
            && (now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() <= Window
            ? SlackProof.Good
            : SlackProof.Old;
    }
}
