namespace SecOpsConsole.Policies.Tests.Denying;

public sealed class ServiceCutTests
{
    private static readonly JudgeContext Context = new() { BucketAccount = "111122223333", BucketName = "trail-logs" };

    private const string Trail = """
        {"Sid":"Trail","Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"s3:PutObject","Resource":"arn:aws:s3:::trail-logs/AWSLogs/111122223333/*","Condition":{"StringEquals":{"aws:SourceAccount":"111122223333"}}}
        """;
    private const string OpenTrail = """
        {"Sid":"Trail","Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"s3:PutObject","Resource":"arn:aws:s3:::trail-logs/AWSLogs/111122223333/*"}
        """;
    private const string Sns = """
        {"Sid":"Sns","Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::trail-logs/*","Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:sns:eu-west-1:111122223333:topic"}}}
        """;
    private const string OpenSns = """{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::trail-logs/*"}""";
    private const string World = """{"Sid":"World","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::trail-logs/*"}""";

    private static string Policy(params string[] statements) => $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""";

    private static IReadOnlyList<ServiceCut> Cuts(string before, string? after) => ServiceCuts.Of(before, after, Context);

    [Fact]
    public void A_log_delivery_that_goes_is_named()
    {
        var cut = Assert.Single(Cuts(Policy(Trail, World), Policy(Sns)));
        Assert.True(cut.IsLogDelivery);
        Assert.Equal(
            "cloudtrail.amazonaws.com would no longer be able to deliver its records here: \"Trail\" gives it s3:PutObject, and the new policy does not.",
            cut.Sentence);
    }

    [Fact]
    public void Deleting_the_policy_cuts_every_sound_service() =>
        Assert.Equal(["cloudtrail.amazonaws.com", "sns.amazonaws.com"], Cuts(Policy(Trail, Sns, World), null).Select(cut => cut.Service));

    [Fact]
    public void Taking_out_what_lets_the_world_in_cuts_nobody() => Assert.Empty(Cuts(Policy(Trail, Sns, World), Policy(Sns, Trail)));

    [Fact]
    public void Binding_an_open_delivery_to_our_account_cuts_nobody_and_the_way_back_neither()
    {
        Assert.Empty(Cuts(Policy(OpenTrail), Policy(Trail)));
        Assert.Empty(Cuts(Policy(Trail), Policy(OpenTrail)));
    }

    [Fact]
    public void A_service_that_is_open_to_every_customer_and_delivers_nothing_may_go() => Assert.Empty(Cuts(Policy(OpenSns), Policy(Trail)));

    [Fact]
    public void A_statement_bound_to_another_source_is_not_the_same()
    {
        var other = Trail.Replace("\"aws:SourceAccount\":\"111122223333\"", "\"aws:SourceAccount\":\"444455556666\"", StringComparison.Ordinal);
        Assert.Single(Cuts(Policy(Trail), Policy(other)));
    }

    [Theory]
    [InlineData("""{"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"*"}""", true)]
    [InlineData("""{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-1"}}}""", true)]
    [InlineData("""{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-1"},"Bool":{"aws:PrincipalIsAWSService":"false"}}}""", false)]
    [InlineData("""{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}""", false)]
    [InlineData("""{"Effect":"Deny","Principal":{"AWS":"111122223333"},"Action":"s3:*","Resource":"*"}""", false)]
    [InlineData("""{"Effect":"Deny","NotPrincipal":{"Service":"cloudtrail.amazonaws.com"},"Action":"s3:*","Resource":"*"}""", false)]
    [InlineData("""{"Effect":"Deny","Principal":"*","Action":"s3:DeleteObject","Resource":"*"}""", false)]
    public void A_new_denial_counts_unless_it_certainly_spares_the_service(string deny, bool cuts) =>
        Assert.Equal(cuts, Cuts(Policy(Trail), Policy(Trail, deny)).Count == 1);

    [Fact]
    public void A_denial_that_was_there_before_cuts_nobody_now()
    {
        const string deny = """{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-1"}}}""";
        Assert.Empty(Cuts(Policy(Trail, deny, World), Policy(Trail, deny)));
    }

    [Theory]
    [InlineData("delivery.logs.amazonaws.com", true)]
    [InlineData("logs.eu-west-1.amazonaws.com", true)]
    [InlineData("sns.amazonaws.com", false)]
    [InlineData("logging.s3.amazonaws.com.attacker.example", false)]
    public void Services_that_deliver_records_are_known_by_their_exact_names(string service, bool delivers) =>
        Assert.Equal(delivers, LogDelivery.RecordsOf(service) is not null);
}
