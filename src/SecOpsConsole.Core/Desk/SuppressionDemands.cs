using System.Security.Cryptography;
using System.Text;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.Suppressions;

namespace SecOpsConsole.Core.Desk;

/// <summary>What accepting a risk asks a second person for, in words.</summary>
internal static class SuppressionDemands
{
    public static RequestDemand Of(SuppressionOrder order, string? fingerprint) => order.Kind switch
    {
        SuppressionKind.Exception => new RequestDemand(
            RequestKind.Exception, order.Finding.Id, fingerprint,
            $"Grant {order.Owner} an exception until {SuppressionText.Day(order.ExpiresUtc!.Value)}: {order.Problem.Title}",
            $"The finding is suppressed until {SuppressionText.Day(order.ExpiresUtc!.Value)}, and {order.Owner} answers for the risk. The policy stays as it is; a wider or changed one is reported again.")
        {
            Bucket = order.Bucket,
            Finding = order.Finding,
            Reason = order.Reason,
            Arguments = new RequestArguments { Owner = order.Owner, ExpiresUtc = order.ExpiresUtc, Covers = Covers(order) },
        },
        SuppressionKind.FalsePositive => new RequestDemand(
            RequestKind.FalsePositive, order.Finding.Id, fingerprint,
            $"Mark as a false positive: {order.Problem.Title}",
            "Exactly this is not reported again, without an end. The policy stays as it is and does not become a baseline; a wider or changed one is reported again.")
        {
            Bucket = order.Bucket,
            Finding = order.Finding,
            Reason = order.Reason,
            Arguments = new RequestArguments { Covers = Covers(order) },
        },
    };

    /// <summary>The policy alone does not say it: a block that goes, or a worse ACL, makes the same policy a greater risk.</summary>
    private static string Covers(SuppressionOrder order) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{order.Problem.Severity}\n{order.Problem.IsExposed}\n{order.Content}")));

    /// <summary>Bound to the end that it has.</summary>
    public static RequestDemand Extension(Suppression exception, Finding finding, Bucket bucket, DateTime expiresUtc, string? reason) => new(
        RequestKind.Extension, exception.Id, SuppressionText.Day(exception.ExpiresUtc!.Value),
        $"Extend the exception of {exception.Owner} until {SuppressionText.Day(expiresUtc)}: {exception.Title}",
        $"The finding stays suppressed until {SuppressionText.Day(expiresUtc)}; before, it was {SuppressionText.Day(exception.ExpiresUtc!.Value)}.")
    {
        Bucket = bucket,
        Finding = finding,
        Reason = reason,
        Arguments = new RequestArguments { SuppressionId = exception.Id, ExpiresUtc = expiresUtc },
    };
}
