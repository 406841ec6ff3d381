using System.Collections.Frozen;

namespace SecOpsConsole.Policies;

/// <summary>
/// The service principals that write records into buckets: trails, access logs, flow logs, configuration items. AWS adds and edits the
/// statements of some of them itself.
/// </summary>
public static class LogDelivery
{
    private static readonly FrozenDictionary<string, string> s_records = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["cloudtrail.amazonaws.com"] = "CloudTrail records",
        ["config.amazonaws.com"] = "AWS Config history",
        ["logging.s3.amazonaws.com"] = "S3 server access logs",
        ["delivery.logs.amazonaws.com"] = "vended logs such as VPC flow logs",
        ["logdelivery.elasticloadbalancing.amazonaws.com"] = "load balancer logs",
        ["logdelivery.elb.amazonaws.com"] = "load balancer logs",
        ["elasticloadbalancing.amazonaws.com"] = "load balancer logs",
        ["guardduty.amazonaws.com"] = "GuardDuty findings",
        ["macie.amazonaws.com"] = "Macie results",
        ["inspector2.amazonaws.com"] = "Inspector reports",
        ["securitylake.amazonaws.com"] = "Security Lake records",
        ["billingreports.amazonaws.com"] = "billing reports",
        ["bcm-data-exports.amazonaws.com"] = "billing reports",
        ["redshift.amazonaws.com"] = "Redshift audit logs",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What the service writes, in words; null when it is not one of them. Names with a Region count as the same service.</summary>
    /// <param name="servicePrincipal">The service principal as written.</param>
    public static string? RecordsOf(string servicePrincipal)
    {
        ArgumentNullException.ThrowIfNull(servicePrincipal);
        if (s_records.TryGetValue(servicePrincipal, out var records))
        {
            return records;
        }

        // logs.eu-west-1.amazonaws.com: exports of CloudWatch Logs.
        return servicePrincipal.Split('.') is ["logs", .., "amazonaws", "com"] ? "exports of CloudWatch Logs" : null;
    }
}
