using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Rules;

namespace SecOpsConsole.Core.Tests.Rules;

public sealed class WideningTests
{
    private static readonly Bucket Downloads = new() { AccountId = "111122223333", Region = "eu-west-1", Name = "downloads" };

    [Fact]
    public void Going_back_from_the_internet_to_fixed_addresses_only_narrows()
        => Assert.False(Widening.ForOutsiders(Downloads, Allow("\"*\""), Allow("\"*\"", FixedAddresses)));

    [Fact]
    public void Going_back_from_the_internet_to_the_own_account_only_narrows()
        => Assert.False(Widening.ForOutsiders(Downloads, Allow("\"*\""), Allow("{\"AWS\":\"arn:aws:iam::111122223333:role/publisher\"}")));

    [Fact]
    public void Going_back_to_fixed_addresses_widens_when_nobody_had_the_action()
        => Assert.True(Widening.ForOutsiders(Downloads, Allow("\"*\"", action: "s3:ListBucket", resource: "downloads"), Allow("\"*\"", FixedAddresses)));

    [Fact]
    public void Giving_a_partner_back_what_only_the_baseline_gave_widens()
        => Assert.True(Widening.ForOutsiders(
            Downloads, Allow("\"*\""), Allow("{\"AWS\":\"arn:aws:iam::444455556666:root\"}", action: "s3:PutObject")));

    [Fact]
    public void A_policy_that_cannot_be_read_widens()
        => Assert.True(Widening.ForOutsiders(Downloads, "{", Allow("\"*\"", FixedAddresses)));

    private const string FixedAddresses = ",\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"203.0.113.0/24\"}}";

    private static string Allow(string principal, string condition = "", string action = "s3:GetObject", string resource = "downloads/*") =>
        $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{{{principal}}},"Action":"{{{action}}}","Resource":"arn:aws:s3:::{{{resource}}}"{{{condition}}}}]}""";
}
