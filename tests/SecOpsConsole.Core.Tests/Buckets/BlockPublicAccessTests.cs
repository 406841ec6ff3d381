using SecOpsConsole.Core.Buckets;

namespace SecOpsConsole.Core.Tests.Buckets;

public sealed class BlockPublicAccessTests
{
    private static IEnumerable<BlockPublicAccess> Every =>
        [BlockPublicAccess.None, .. Enumerable.Range(0, 16).Select(bits => new BlockPublicAccess((bits & 8) != 0, (bits & 4) != 0, (bits & 2) != 0, (bits & 1) != 0))];

    [Fact]
    public void Seventeen_states_have_seventeen_texts_that_lead_back()
    {
        Assert.Equal(17, Every.Select(block => block.State).Distinct().Count());
        Assert.All(Every, block => Assert.Equal(block, BlockPublicAccess.OfState(block.State)));
        Assert.NotEqual(BlockPublicAccess.None, new BlockPublicAccess(false, false, false, false));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("none")]
    [InlineData("bpa:")]
    [InlineData("bpa:111")]
    [InlineData("bpa:11112")]
    [InlineData("bpa:11x1")]
    [InlineData("BPA:1111")]
    public void Any_other_text_is_no_state(string? text) => Assert.Null(BlockPublicAccess.OfState(text));

    [Fact]
    public void The_most_restrictive_of_both_holds()
    {
        foreach (var bucket in Every)
        {
            Assert.Equal(bucket, bucket.With(null));
            foreach (var account in Every)
            {
                var both = bucket.With(account);
                Assert.False(bucket.HoldsMoreThan(both) || account.HoldsMoreThan(both));
                Assert.Equal((bucket.RestrictPublicBuckets || account.RestrictPublicBuckets, bucket.IgnorePublicAcls || account.IgnorePublicAcls), (both.RestrictPublicBuckets, both.IgnorePublicAcls));
            }
        }
    }
}
