using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Rules;

namespace SecOpsConsole.Core.Tests.Rules;

public sealed class BaselineChooserTests
{
    private static readonly DateTime Noon = new(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void The_newest_accepted_version_is_chosen() =>
        Assert.Equal(2, BaselineChooser.Choose([Good(1, 3), Good(2, 1)], "live").VersionId);

    [Fact]
    public void The_offending_content_is_never_chosen_even_when_it_was_accepted() =>
        Assert.Equal(1, BaselineChooser.Choose([Good(1, 3), Good(2, 1) with { Fingerprint = "live" }], "live").VersionId);

    [Fact]
    public void A_weak_version_after_a_good_one_that_we_saw_in_force_is_walked_past() =>
        Assert.Equal(1, BaselineChooser.Choose([Good(1, 3), Weak(2, 1)], "live").VersionId);

    [Fact]
    public void What_only_config_knows_behind_a_weak_version_is_too_old_to_be_restored() =>
        Assert.Equal(HoldReason.BaselineNotCompliant, BaselineChooser.Choose([Good(1, 3) with { SeenByUs = false }, Weak(2, 1)], "live").WhyMissing);

    [Fact]
    public void What_only_config_knows_right_before_the_offending_content_is_good_enough() =>
        Assert.Equal(1, BaselineChooser.Choose([Good(1, 3) with { SeenByUs = false }, Weak(2, 1) with { Fingerprint = "live" }], "live").VersionId);

    [Fact]
    public void Nothing_known_is_no_baseline() =>
        Assert.Equal(HoldReason.NoBaseline, BaselineChooser.Choose([], "live").WhyMissing);

    [Fact]
    public void Only_weak_ones_known_is_a_baseline_that_is_not_compliant() =>
        Assert.Equal(HoldReason.BaselineNotCompliant, BaselineChooser.Choose([Weak(1, 3)], "live").WhyMissing);

    [Fact]
    public void Nothing_before_a_deletion_counts() =>
        Assert.Equal(HoldReason.NoBaseline, BaselineChooser.Choose([Good(1, 3), new BaselineCandidate(0, "", Noon.AddHours(-2), false, false, false, BucketDeleted: true)], "live").WhyMissing);

    [Fact]
    public void No_policy_is_restored_for_the_change_that_ended_it() =>
        Assert.Equal(1, BaselineChooser.Choose([NoPolicy(1, 3)], "live").VersionId);

    [Fact]
    public void No_policy_is_not_restored_over_a_weak_policy_that_stood_in_between() =>
        Assert.Equal(HoldReason.BaselineNotCompliant, BaselineChooser.Choose([NoPolicy(1, 3), Weak(2, 1)], "live").WhyMissing);

    [Fact]
    public void A_weak_policy_whose_revert_was_raced_does_not_protect_the_next_one() =>
        Assert.Equal(1, BaselineChooser.Choose([NoPolicy(1, 3), Weak(2, 1) with { Stood = false }], "live").VersionId);

    private static BaselineCandidate Good(long id, int hoursAgo) => new(id, $"good{id}", Noon.AddHours(-hoursAgo), false, Accepted: true, Stood: true);

    private static BaselineCandidate Weak(long id, int hoursAgo) => new(id, $"weak{id}", Noon.AddHours(-hoursAgo), false, Accepted: false, Stood: true);

    private static BaselineCandidate NoPolicy(long id, int hoursAgo) => new(id, "none", Noon.AddHours(-hoursAgo), true, Accepted: true, Stood: true);
}
