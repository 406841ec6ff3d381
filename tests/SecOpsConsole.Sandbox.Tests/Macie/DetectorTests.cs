using SecOpsConsole.Sandbox.Macie.Detection;

namespace SecOpsConsole.Sandbox.Tests.Macie;

/// <summary>Invented data only: the keys are those of AWS's documents, the cards those of payment tests.</summary>
public sealed class DetectorTests
{
    [Theory]
    [InlineData("AWS_CREDENTIALS", "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", 1)]
    [InlineData("AWS_CREDENTIALS", "checksum = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", 0)]
    [InlineData("AWS_CREDENTIALS", "secret: 0123456789012345678901234567890123456789", 0)]
    [InlineData("CREDIT_CARD_NUMBER", "card 4111 1111 1111 1111", 1)]
    [InlineData("CREDIT_CARD_NUMBER", "card 4111-1111-1111-1111 and card 5500005555555559", 2)]
    [InlineData("CREDIT_CARD_NUMBER", "card 4111 1111 1111 1112", 0)]
    [InlineData("CREDIT_CARD_NUMBER", "order 4111 1111 1111 1111", 0)]
    [InlineData("CREDIT_CARD_NUMBER_(NO_KEYWORD)", "order 4111 1111 1111 1111", 1)]
    [InlineData("USA_SOCIAL_SECURITY_NUMBER", "123-45-6789, 000-12-3456, 666-12-3456, 912-12-3456, 123-00-6789, 123-45-0000", 1)]
    [InlineData("OPENSSH_PRIVATE_KEY", "-----BEGIN OPENSSH PRIVATE KEY-----\nnone\n", 1)]
    [InlineData("PKCS", "-----BEGIN RSA PRIVATE KEY-----\n-----BEGIN PRIVATE KEY-----\n-----BEGIN PUBLIC KEY-----", 2)]
    [InlineData("PGP_PRIVATE_KEY", "-----BEGIN PGP PRIVATE KEY BLOCK-----", 1)]
    [InlineData("PUTTY_PRIVATE_KEY", "PuTTY-User-Key-File-3: ssh-ed25519", 1)]
    [InlineData("EMAIL_ADDRESS", "write to pat@example.com or sam.sample+x@mail.example.org, not to @home", 2)]
    [InlineData("PHONE_NUMBER", "phone (555) 010-0199, mobile +1 555 010 0198", 2)]
    [InlineData("PHONE_NUMBER", "number 555 010 0199", 0)]
    [InlineData("ADDRESS", "Pat Example, 1 Example Street, Exampletown", 1)]
    public void A_managed_identifier_finds_what_it_is_for(string id, string text, int count)
    {
        var detector = ManagedDetectors.All.Single(detector => detector.Id == id);
        Assert.Equal(count, detector.Find(new ScannedText(text)).Count);
    }

    [Fact]
    public void A_place_is_a_line_and_a_column()
    {
        var scanned = new ScannedText("nothing\nssn 123-45-6789\n");
        var hit = Assert.Single(ManagedDetectors.All.Single(detector => detector.Id == "USA_SOCIAL_SECURITY_NUMBER").Find(scanned));
        Assert.Equal("""{"start":2,"end":2,"startColumn":5}""", scanned.LineRange(hit).ToJsonString());
    }

    [Theory]
    [InlineData("(a+)+$", true)]
    [InlineData("[0-9]{3}", true)]
    [InlineData("(a", false)]
    [InlineData("(?<=a)b", false)]
    [InlineData(@"(a)\1", false)]
    [InlineData("a*", false)]
    public void Only_what_a_linear_engine_can_do_is_taken(string pattern, bool taken) => Assert.Equal(taken, LinearRegex.Problem(pattern) is null);

    [Fact]
    public void What_blows_up_other_engines_takes_no_time()
    {
        var started = TimeProvider.System.GetTimestamp();
        Assert.DoesNotMatch(LinearRegex.Make("(a+)+$"), new string('a', 200_000) + "b");

        // An engine that tries every split would not end within a life.
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void What_is_no_text_is_not_scanned() => Assert.Null(ScannedText.Read([0xff, 0xfe, 0x00, 0x01]));
}
