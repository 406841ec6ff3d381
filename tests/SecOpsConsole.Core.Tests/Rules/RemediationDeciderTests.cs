using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Tests.Rules;

public sealed class RemediationDeciderTests
{
    private static readonly DateTime Now = new(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc);

    private static PolicyVersion Version(string fingerprint, PublicAnswer answer, bool compliant, bool accepted, string? text = "{}") =>
        Decisions.Version(fingerprint, answer, compliant, accepted, text);

    private static readonly PolicyVersion Good = Decisions.Good;
    private static readonly DecisionFacts Exposed = Decisions.Exposed(Now);
    private static readonly DecisionContext Automatic = Decisions.Automatic(Now);

    private static RemediationDecision Hold(HoldReason reason) => new RemediationDecision.Hold(reason);

    [Fact]
    public void Automatic_mode_reverts_a_certainly_public_policy_to_its_baseline() =>
        Assert.Equal(
            new RemediationDecision.Remediate(RemediationActionId.RevertToBaseline, Good),
            RemediationDecider.Decide(Exposed, Automatic));

    [Fact]
    public void A_baseline_without_a_policy_is_restored_by_deleting_the_policy()
    {
        var none = Version("none", PublicAnswer.No, compliant: true, accepted: true, text: null);
        var decision = RemediationDecider.Decide(Exposed with { Baseline = none }, Automatic);
        Assert.Equal(new RemediationDecision.Remediate(RemediationActionId.DeletePolicy, none), decision);
    }

    [Fact]
    public void Review_leaves_the_decision_to_a_person() =>
        Assert.IsType<RemediationDecision.AwaitAnalyst>(RemediationDecider.Decide(Exposed, Automatic with { Mode = AutomaticMode.Review }));

    [Fact]
    public void Shadow_records_what_automatic_mode_would_have_done()
    {
        var shadow = Assert.IsType<RemediationDecision.RecordShadow>(RemediationDecider.Decide(Exposed, Automatic with { Mode = AutomaticMode.Shadow }));
        Assert.Equal(RemediationDecider.Decide(Exposed, Automatic), shadow.WouldBe);
    }

    [Fact]
    public void Shadow_records_a_hold_as_well()
    {
        var shadow = RemediationDecider.Decide(Exposed with { Baseline = null }, Automatic with { Mode = AutomaticMode.Shadow });
        Assert.Equal(new RemediationDecision.RecordShadow(Hold(HoldReason.NoBaseline)), shadow);
    }

    [Fact]
    public void Off_records_only() =>
        Assert.IsType<RemediationDecision.Ignore>(RemediationDecider.Decide(Exposed, Automatic with { Mode = AutomaticMode.Off }));

    [Theory]
    [InlineData(AutomaticMode.Review)]
    [InlineData(AutomaticMode.Automatic)]
    public void Weak_over_weak_is_held(AutomaticMode mode)
    {
        var facts = Exposed with { Baseline = null, BaselineMissing = HoldReason.BaselineNotCompliant };
        Assert.Equal(Hold(HoldReason.BaselineNotCompliant), RemediationDecider.Decide(facts, Automatic with { Mode = mode }));
    }

    [Fact]
    public void A_baseline_that_nobody_accepted_is_no_baseline()
    {
        var facts = Exposed with { Baseline = Version("other", PublicAnswer.Yes, compliant: false, accepted: false) };
        Assert.Equal(Hold(HoldReason.BaselineNotCompliant), RemediationDecider.Decide(facts, Automatic));
    }

    [Fact]
    public void Nothing_known_before_is_held_for_lack_of_a_baseline() =>
        Assert.Equal(Hold(HoldReason.NoBaseline), RemediationDecider.Decide(Exposed with { Baseline = null }, Automatic));

    private static readonly PolicyVersion Repaired = Version("repaired", PublicAnswer.No, compliant: true, accepted: false);
    private static readonly DecisionContext Repairs = Automatic with { Action = AutomaticAction.RepairStatements };
    private static readonly DecisionFacts Repairable = Exposed with { Repair = Repair(Repaired) };

    private static RepairChoice Repair(PolicyVersion target) => RepairChooser.Choose(
        new Bucket { AccountId = "111122223333", Region = "eu-west-1", Name = "payroll" },
        Version("weak", PublicAnswer.Yes, compliant: false, accepted: false, Remediation.RepairPolicies.Statement), new HashSet<string>()).StoredAs(target);

    [Fact]
    public void A_bucket_whose_rule_is_to_repair_is_repaired_with_and_without_a_baseline()
    {
        var repair = new RemediationDecision.Remediate(RemediationActionId.RepairStatements, Repaired);
        Assert.Equal(repair, RemediationDecider.Decide(Repairable, Repairs));
        Assert.Equal(repair, RemediationDecider.Decide(Repairable with { Baseline = null, BaselineMissing = HoldReason.NoBaseline }, Repairs));
    }

    [Fact]
    public void Nothing_is_repaired_where_the_rule_is_to_revert() =>
        Assert.Equal(new RemediationDecision.Remediate(RemediationActionId.RevertToBaseline, Good), RemediationDecider.Decide(Repairable, Automatic));

    [Fact]
    public void Without_a_repair_a_person_decides_and_nothing_is_reverted_instead()
    {
        Assert.IsType<RemediationDecision.AwaitAnalyst>(RemediationDecider.Decide(Exposed with { Repair = RepairChoice.No("Nothing to repair.") }, Repairs));
        Assert.IsType<RemediationDecision.AwaitAnalyst>(RemediationDecider.Decide(Exposed, Repairs));
    }

    [Theory]
    [InlineData(PublicAnswer.Yes)]
    [InlineData(PublicAnswer.Undetermined)]
    public void A_repair_that_does_not_certainly_close_the_bucket_waits_for_a_person(PublicAnswer after)
    {
        var half = Version("half", after, compliant: false, accepted: false);
        Assert.IsType<RemediationDecision.AwaitAnalyst>(RemediationDecider.Decide(Exposed with { Repair = Repair(half) }, Repairs));
    }

    [Fact]
    public void Every_guard_stands_before_a_repair_too()
    {
        Assert.Equal(Hold(HoldReason.WouldWidenAccess), RemediationDecider.Decide(Repairable, Repairs with { TargetWidens = true }));
        Assert.Equal(Hold(HoldReason.GlobalStop), RemediationDecider.Decide(Repairable, Repairs with { GlobalStop = true }));
        Assert.Equal(Hold(HoldReason.PausedByUndo), RemediationDecider.Decide(Repairable, Repairs with { BucketHold = HoldReason.PausedByUndo }));
        Assert.Equal(Hold(HoldReason.EventTooOld), RemediationDecider.Decide(Repairable with { EventUtc = null }, Repairs));
        Assert.IsType<RemediationDecision.AwaitAnalyst>(RemediationDecider.Decide(Repairable with { ReachableByAnyone = false }, Repairs));
        Assert.IsType<RemediationDecision.AwaitAnalyst>(RemediationDecider.Decide(Repairable, Repairs with { AttemptFailed = true }));
        Assert.IsType<RemediationDecision.AwaitAnalyst>(RemediationDecider.Decide(Repairable, Repairs with { Mode = AutomaticMode.Review }));
    }

    [Fact]
    public void An_undetermined_policy_waits_for_a_person()
    {
        var facts = Exposed with { Live = Version("maybe", PublicAnswer.Undetermined, compliant: false, accepted: false) };
        Assert.IsType<RemediationDecision.AwaitAnalyst>(RemediationDecider.Decide(facts, Automatic));
    }

    [Fact]
    public void An_invalid_policy_waits_for_a_person()
    {
        var broken = Version("broken", PublicAnswer.Yes, compliant: false, accepted: false);
        broken.IsInvalid = true;
        Assert.IsType<RemediationDecision.AwaitAnalyst>(RemediationDecider.Decide(Exposed with { Live = broken }, Automatic));
    }

    [Fact]
    public void An_unreadable_live_policy_waits_for_a_person() =>
        Assert.IsType<RemediationDecision.AwaitAnalyst>(RemediationDecider.Decide(Exposed with { Live = null }, Automatic));

    [Fact]
    public void A_policy_behind_Block_Public_Access_waits_for_a_person() =>
        Assert.IsType<RemediationDecision.AwaitAnalyst>(RemediationDecider.Decide(Exposed with { ReachableByAnyone = false }, Automatic));

    [Fact]
    public void Going_back_never_widens_access_by_itself() =>
        Assert.Equal(Hold(HoldReason.WouldWidenAccess), RemediationDecider.Decide(Exposed, Automatic with { TargetWidens = true }));

    [Fact]
    public void The_global_stop_holds_every_bucket() =>
        Assert.Equal(Hold(HoldReason.GlobalStop), RemediationDecider.Decide(Exposed, Automatic with { GlobalStop = true }));

    [Fact]
    public void An_undo_pauses_automatic_mode() =>
        Assert.Equal(Hold(HoldReason.PausedByUndo), RemediationDecider.Decide(Exposed, Automatic with { BucketHold = HoldReason.PausedByUndo }));

    [Fact]
    public void An_event_older_than_25_hours_is_held()
    {
        Assert.Equal(Hold(HoldReason.EventTooOld), RemediationDecider.Decide(Exposed with { EventUtc = Now.AddHours(-25).AddSeconds(-1) }, Automatic));
        Assert.IsType<RemediationDecision.Remediate>(RemediationDecider.Decide(Exposed with { EventUtc = Now.AddHours(-25).AddSeconds(1) }, Automatic));
    }

    [Fact]
    public void A_change_of_unknown_age_is_held() =>
        Assert.Equal(Hold(HoldReason.EventTooOld), RemediationDecider.Decide(Exposed with { EventUtc = null }, Automatic));

    [Fact]
    public void Our_own_write_is_not_a_new_change() =>
        Assert.IsType<RemediationDecision.Ignore>(RemediationDecider.Decide(Exposed with { OwnWrite = true }, Automatic));

    [Fact]
    public void Nothing_is_started_while_an_attempt_is_under_way() =>
        Assert.IsType<RemediationDecision.Ignore>(RemediationDecider.Decide(Exposed, Automatic with { AttemptActive = true }));

    [Fact]
    public void A_failed_attempt_is_not_repeated_by_automatic_mode() =>
        Assert.IsType<RemediationDecision.AwaitAnalyst>(RemediationDecider.Decide(Exposed, Automatic with { AttemptFailed = true }));

    [Fact]
    public void A_weak_policy_that_a_person_approved_is_left_alone()
    {
        var approved = Version("approved", PublicAnswer.Yes, compliant: false, accepted: true);
        Assert.IsType<RemediationDecision.Ignore>(RemediationDecider.Decide(Exposed with { Live = approved }, Automatic));
    }

    private static readonly DecisionFacts Uncovered = Exposed with
    {
        Removal = BlockChoice.Of(BlockPublicAccess.All, VersionSource.Inventory, Now.AddHours(-1), Now.AddSeconds(-2), "dana"),
    };

    private static readonly RemediationDecision Restore = new RemediationDecision.RestoreBlock(BlockPublicAccess.All);

    [Theory]
    [InlineData(AutomaticAction.RevertToBaseline)]
    [InlineData(AutomaticAction.RepairStatements)]
    public void A_removed_block_is_given_back_whatever_the_buckets_rule_is(AutomaticAction rule) =>
        Assert.Equal(Restore, RemediationDecider.Decide(Uncovered, Automatic with { Action = rule }));

    [Fact]
    public void Giving_the_block_back_needs_no_baseline_and_no_repair()
    {
        Assert.Equal(Restore, RemediationDecider.Decide(Uncovered with { Baseline = null, BaselineMissing = HoldReason.NoBaseline }, Automatic));
        Assert.Equal(Restore, RemediationDecider.Decide(Uncovered with { Baseline = null, BaselineMissing = HoldReason.BaselineNotCompliant }, Automatic));
        Assert.Equal(Restore, RemediationDecider.Decide(Uncovered with { Repair = RepairChoice.No("It cannot.") }, Automatic with { Action = AutomaticAction.RepairStatements }));
    }

    [Fact]
    public void Under_a_removed_block_every_other_guard_holds_as_ever()
    {
        Assert.Equal(Hold(HoldReason.WouldWidenAccess), RemediationDecider.Decide(Uncovered, Automatic with { TargetWidens = true }));
        Assert.Equal(Hold(HoldReason.GlobalStop), RemediationDecider.Decide(Uncovered, Automatic with { GlobalStop = true }));
        Assert.Equal(Hold(HoldReason.PausedByUndo), RemediationDecider.Decide(Uncovered, Automatic with { BucketHold = HoldReason.PausedByUndo }));
        Assert.Equal(Hold(HoldReason.EventTooOld), RemediationDecider.Decide(Uncovered with { EventUtc = null }, Automatic));
        Assert.Equal(Hold(HoldReason.AutomaticWriteLimit), RemediationDecider.Decide(Uncovered, Automatic with { AutomaticWritesToBucket = [Now, Now, Now] }));
        Assert.IsType<RemediationDecision.Wait>(RemediationDecider.Decide(Uncovered, Automatic with { TakenBackUtc = [Now.AddSeconds(-5)] }));
        Assert.IsType<RemediationDecision.AwaitAnalyst>(RemediationDecider.Decide(Uncovered, Automatic with { AttemptFailed = true }));
        Assert.IsType<RemediationDecision.AwaitAnalyst>(RemediationDecider.Decide(Uncovered with { ReachableByAnyone = false }, Automatic));
        Assert.IsType<RemediationDecision.Ignore>(RemediationDecider.Decide(Uncovered, Automatic with { AttemptActive = true }));
    }

    [Fact]
    public void In_Review_a_removed_block_is_left_to_a_person_and_in_Shadow_it_is_told()
    {
        Assert.IsType<RemediationDecision.AwaitAnalyst>(RemediationDecider.Decide(Uncovered, Automatic with { Mode = AutomaticMode.Review }));
        Assert.Equal(new RemediationDecision.RecordShadow(Restore), RemediationDecider.Decide(Uncovered, Automatic with { Mode = AutomaticMode.Shadow }));
    }
}
