using SecOpsConsole.Core.Rules;

namespace SecOpsConsole.Core.Tests.Rules;

public sealed class FlapDetectorTests
{
    private const string Terraform = "arn:aws:iam::111122223333:user/terraform";
    private const string Dana = "arn:aws:iam::111122223333:user/dana";
    private static readonly DateTime Now = new(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc);

    private static DateTime Ago(double minutes) => Now.AddMinutes(-minutes);

    private static Reapplied Put(double minutesAgo, string? actor = Terraform) => new(Ago(minutesAgo), actor, actor?[(actor.LastIndexOf('/') + 1)..], actor == Terraform ? "Terraform" : "CLI");

    [Fact]
    public void Exposed_again_by_another_person_minutes_later_is_no_fight() =>
        Assert.Null(FlapDetector.Story([Ago(6)], [Put(1, Dana)], Now));

    [Fact]
    public void Put_back_once_by_the_same_actor_is_no_fight() =>
        Assert.Null(FlapDetector.Story([Ago(6)], [Put(1)], Now));

    [Fact]
    public void Put_back_twice_by_the_same_actor_is_a_fight_told_with_who_which_tool_and_how_often() =>
        Assert.Equal(
            "terraform (Terraform) put the same weak policy back 2 times within 5 minutes after automatic mode had taken it away.",
            FlapDetector.Story([Ago(6)], [Put(5), Put(1)], Now));

    [Fact]
    public void Two_people_who_put_it_back_once_each_after_one_write_are_no_fight() =>
        Assert.Null(FlapDetector.Story([Ago(6)], [Put(5), Put(1, Dana)], Now));

    [Fact]
    public void Taken_away_twice_within_the_hour_and_there_again_is_a_fight_whoever_put_it() =>
        Assert.Equal(
            "The policy goes to and fro: automatic mode took the same weak policy away 2 times, and terraform (Terraform) and dana (CLI) put it back, within 30 minutes.",
            FlapDetector.Story([Ago(40), Ago(20)], [Put(30), Put(1, Dana)], Now));

    [Fact]
    public void A_nightly_pipeline_is_caught_by_its_second_return_although_hours_lie_between() =>
        Assert.NotNull(FlapDetector.Story([Ago(23 * 60), Ago(11 * 60)], [Put(12 * 60), Put(1)], Now));

    [Fact]
    public void An_actor_whom_no_event_names_may_be_anybody() =>
        Assert.NotNull(FlapDetector.Story([Ago(6)], [Put(5, null), Put(1)], Now));

    [Fact]
    public void Without_a_write_of_ours_nobody_can_have_put_anything_back() =>
        Assert.Null(FlapDetector.Story([], [Put(5), Put(1), Put(0.1)], Now));

    [Fact]
    public void What_is_older_than_a_day_is_forgotten() =>
        Assert.Null(FlapDetector.Story([Ago(25 * 60)], [Put(5), Put(1)], Now));

    [Fact]
    public void A_clock_set_back_does_not_forget_a_fight() =>
        Assert.NotNull(FlapDetector.Story([Now.AddHours(1), Now.AddHours(2)], [], Now));
}
