using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Rules;

namespace SecOpsConsole.Core.Tests.Rules;

public sealed class EncryptionChooserTests
{
    private const string Kms = "aws:kms arn:aws:kms:eu-west-1:111122223333:key/1234 bucket-key";
    private const string Other = "aws:kms:dsse arn:aws:kms:eu-west-1:111122223333:key/5678";
    private static readonly DateTime Noon = new(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc);

    private static EncryptionSighting Seen(int minute, string state, VersionSource source, string? who = null) =>
        new() { State = state, SeenUtc = Noon.AddMinutes(minute), Source = source, ActorName = who };

    private static EncryptionChoice Choose(string? live, params EncryptionSighting[] newestFirst) => EncryptionChooser.Choose(BucketEncryption.OfState(live), newestFirst);

    [Theory]
    [InlineData("AES256")]
    [InlineData("AES256 bucket-key")]
    [InlineData("AES256 blocks=SSE-C")]
    [InlineData("aws:kms")]
    [InlineData("aws:kms bucket-key")]
    [InlineData("aws:kms alias/pay")]
    [InlineData(Kms)]
    [InlineData(Other)]
    [InlineData("aws:kms 1234abcd bucket-key blocks=NONE,SSE-C")]
    public void A_state_is_read_back_as_it_was(string state) => Assert.Equal(state, BucketEncryption.OfState(state)!.State);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("none")]
    [InlineData("aws:kms2 key")]
    public void What_is_no_state_is_none(string? text) => Assert.Null(BucketEncryption.OfState(text));

    [Fact]
    public void The_last_configuration_with_a_key_that_AWS_showed_comes_back_with_who_set_it_and_who_took_it()
    {
        var choice = Choose("AES256",
            Seen(31, "AES256", VersionSource.LiveRead), Seen(30, "AES256", VersionSource.Event, "mallory"),
            Seen(11, Kms, VersionSource.LiveRead), Seen(10, Kms, VersionSource.Event, "dana"), Seen(0, Other, VersionSource.Inventory));

        Assert.Equal(Kms, choice.Former!.State);
        Assert.Equal((VersionSource.LiveRead, Noon.AddMinutes(11), "dana"), (choice.Source, choice.SeenUtc, choice.SetBy));
        Assert.Equal((Noon.AddMinutes(30), "mallory"), (choice.RemovedUtc, choice.RemovedBy));
    }

    [Fact]
    public void Macie_may_tell_who_took_it_away() =>
        Assert.Equal("mallory", Choose("AES256", Seen(30, "AES256", VersionSource.Macie, "mallory"), Seen(0, Kms, VersionSource.Inventory)).RemovedBy);

    [Fact]
    public void What_only_an_event_told_is_not_restored()
    {
        var choice = Choose("AES256", Seen(10, "AES256", VersionSource.LiveRead), Seen(5, "aws:kms arn:aws:kms:eu-west-1:999988887777:key/evil", VersionSource.Event, "mallory"));

        Assert.Null(choice.Former);
        Assert.Contains("AWS itself never showed it", choice.WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_known_unreadable_and_a_key_again_each_say_why()
    {
        Assert.Contains("No encryption with a KMS key is known", Choose("AES256", Seen(0, "AES256", VersionSource.Inventory)).WhyNot, StringComparison.Ordinal);
        Assert.Contains("could not be read", Choose(null, Seen(0, Kms, VersionSource.Inventory)).WhyNot, StringComparison.Ordinal);
        Assert.Contains("encrypted with a KMS key again", Choose(Other, Seen(0, Kms, VersionSource.Inventory)).WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_nobody_who_told_the_first_read_after_it_is_the_time() =>
        Assert.Equal((Noon.AddMinutes(20), null), Choose("AES256", Seen(40, "AES256 bucket-key", VersionSource.Sweep), Seen(20, "AES256", VersionSource.LiveRead), Seen(0, Kms, VersionSource.Inventory)) is var choice
            ? (choice.RemovedUtc, choice.RemovedBy) : default);
}
