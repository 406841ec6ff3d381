namespace SecOpsConsole.Policies.Checks;

/// <summary>Very large networks.</summary>
internal sealed class WideNetwork : IPolicyCheck
{
    public string Id => "wide-network";

    public Severity Severity => Severity.Medium;

    public string? Control => null;

    public string Explanation => "Access is limited to a network, but to one so large that strangers are likely to be in it.";

    public PolicyExample Weak { get; } = new("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-web/*","Condition":{"IpAddress":{"aws:SourceIp":"52.0.0.0/10"}}}]}""");

    public PolicyExample Strong { get; } = new("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-web/*","Condition":{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}}]}""");

    /// <summary>65,536 addresses: more than one organization is likely to use.</summary>
    private const int WidestIPv4 = 16;

    private const int WidestIPv6 = 44;

    public IEnumerable<CheckFinding> Find(CheckInput input) =>
        from statement in input.Grants
        where statement.Class == StatementClass.NetworkRestricted
            && (statement.Flags.HasFlag(StatementFlags.WideUnion) || statement.Limits.Any(IsWide))
        select this.Report(statement);

    private static bool IsWide(Limit limit) => limit.Kind == LimitKind.Network && limit.Values.Any(static value =>
        Cidr.TryParse(value, out var range) && !range.IsPrivate && range.Prefix < (range.IsIPv6 ? WidestIPv6 : WidestIPv4));
}
