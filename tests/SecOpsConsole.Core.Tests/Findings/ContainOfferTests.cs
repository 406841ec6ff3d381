using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Tests.Storage;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Tests.Findings;

public sealed class ContainOfferTests
{
    private static PolicyVersion Policy(PublicAnswer answer) => new() { Fingerprint = "a", Text = "{}", Public = answer };

    private static Bucket With(string? own, string? account = "bpa:none", bool aclPublic = false, Exposure exposure = Exposure.Public)
    {
        var bucket = Rows.Bucket();
        bucket.SetBlock(BlockPublicAccess.OfState(own));
        (bucket.AccountBlockState, bucket.AclPublic, bucket.Exposure) = (account, aclPublic, exposure);
        return bucket;
    }

    private static ActionOffer Offer(Bucket bucket, PublicAnswer answer = PublicAnswer.Yes) => ContainOffers.For(bucket, Policy(answer), null);

    [Theory]
    [InlineData("bpa:none")]
    [InlineData("bpa:0000")]
    [InlineData("bpa:1100")]
    [InlineData("bpa:1110")]
    public void A_public_policy_that_nothing_holds_can_be_contained(string own) => Assert.True(Offer(With(own)).Offered);

    [Fact]
    public void A_public_acl_can_be_contained_too()
    {
        Assert.True(Offer(With("bpa:0011", aclPublic: true), PublicAnswer.No).Offered);
        Assert.True(Offer(With("bpa:0001", aclPublic: true), PublicAnswer.Yes).Offered);
    }

    [Theory]
    [InlineData("bpa:0001", "bpa:none")]
    [InlineData("bpa:none", "bpa:1111")]
    [InlineData("bpa:none", "bpa:0001")]
    public void What_bucket_or_account_hold_already_is_not_contained_again(string own, string account) =>
        Assert.Equal("Block Public Access holds it back already.", Offer(With(own, account)).WhyNot);

    [Fact]
    public void Grants_to_other_accounts_are_not_touched_by_it() =>
        Assert.Contains("granted to other accounts by name would stay", Offer(With("bpa:none", exposure: Exposure.OtherAccounts), PublicAnswer.No).WhyNot, StringComparison.Ordinal);

    [Fact]
    public void A_private_bucket_has_nothing_to_contain() =>
        Assert.Contains("not public", Offer(With("bpa:none", exposure: Exposure.OwnAccount), PublicAnswer.No).WhyNot, StringComparison.Ordinal);

    [Fact]
    public void An_uncertain_policy_is_not_contained() =>
        Assert.Contains("not certain whether the policy is public", Offer(With("bpa:none"), PublicAnswer.Undetermined).WhyNot, StringComparison.Ordinal);

    [Fact]
    public void Settings_that_could_not_be_read_cannot_be_undone_to()
    {
        Assert.Contains("Look again first", Offer(With(null)).WhyNot, StringComparison.Ordinal);
        var unread = With("bpa:none");
        unread.LookError = "AWS answered AccessDenied.";
        Assert.Contains("Look again first", Offer(unread).WhyNot, StringComparison.Ordinal);
        Assert.Contains("Look again first", ContainOffers.For(With("bpa:none"), null, null).WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_bucket_has_no_block()
    {
        var bucket = With("bpa:none");
        bucket.Name = "fast--euw1-az1--x-s3";
        Assert.Contains("Directory buckets", Offer(bucket).WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deleted_bucket_is_left_alone()
    {
        var bucket = With("bpa:none");
        bucket.DeletedUtc = Rows.Monday;
        Assert.Contains("does not exist", Offer(bucket).WhyNot, StringComparison.Ordinal);
    }
}
