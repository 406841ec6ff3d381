using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Offenders;
using SecOpsConsole.Core.Tests.Remediation;
using SecOpsConsole.Policies;
using static SecOpsConsole.Core.Tests.Offenders.OffenderWorld;

namespace SecOpsConsole.Core.Tests.Offenders;

/// <summary>Who is never quarantined, and what is offered instead.</summary>
public sealed class QuarantineGuardTests
{
    private const string SsoRole = "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Developer_4f3e2d1c0b9a8776";
    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly Dictionary<string, (Actor Actor, string Why)> Protected = new()
    {
        ["root"] = (new Actor { Type = "Root", Arn = "arn:aws:iam::111122223333:root", AccountId = "111122223333", Name = "root" }, "root user cannot carry a policy"),
        ["identity center"] = (Session(SsoRole, "dana@example.com"), "IAM Identity Center"),
        ["federated"] = (new Actor { Type = "FederatedUser", Arn = "arn:aws:sts::111122223333:federated-user/bob", AccountId = "111122223333", Name = "bob" }, "Nothing can be attached"),
        ["break glass"] = (Session("arn:aws:iam::111122223333:role/break-glass-admin", "ana"), "break-glass list"),
        ["foreign"] = (new Actor { Type = "IAMUser", Arn = "arn:aws:iam::444455556666:user/mallory", AccountId = "444455556666", Name = "mallory" }, "not configured here"),
    };

    public static TheoryData<string> Kinds => [.. Protected.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Some_are_never_quarantined_and_the_page_says_why(string kind)
    {
        var (actor, why) = Protected[kind];
        await using var world = await World.OpenAsync(services => services.AddSingleton(new OffenderOptions { Automatic = true, BreakGlass = ["arn:aws:iam::*:role/break-glass-*"] }));
        var detail = await world.OffenderAsync(actor);

        Assert.False(detail.Actions.Quarantine.Offered);
        Assert.Contains(why, detail.Actions.Quarantine.WhyNot, StringComparison.OrdinalIgnoreCase);
        var result = await world.Desk.QuarantineAsync(new FindingId(detail.Finding.Id), QuarantineChoice.S3Exposure, "none", null, world.Ana, None);
        Assert.Equal(DeskOutcome.NotAllowed, result.Outcome);
        Assert.Empty(world.Iam.Writes);
    }

    [Fact]
    public async Task People_of_Identity_Center_are_told_apart_by_their_session()
    {
        await using var world = await World.OpenAsync();
        await world.ExposeAndRevertAsync("payroll", Session(SsoRole, "dana@example.com"));
        await world.ExposeAndRevertAsync("invoices", Session(SsoRole, "sam@example.com"));
        await world.ExposeAndRevertAsync("designs", Session(SsoRole, "kim@example.com"));
        Assert.Empty(await world.OffendersAsync());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_text_to_copy_is_a_policy_that_denies_this_one_and_nobody_else(string kind)
    {
        await using var world = await World.OpenAsync();
        var detail = await world.OffenderAsync(Protected[kind].Actor);

        Assert.NotEmpty(detail.ToCopy);
        Assert.All(detail.ToCopy, copy =>
        {
            using var policy = JsonDocument.Parse(copy.Text);
            Assert.Equal("2012-10-17", policy.RootElement.GetProperty("Version").GetString());
            var statement = Assert.Single(policy.RootElement.GetProperty("Statement").EnumerateArray());
            Assert.Equal(("Deny", "*"), (statement.GetProperty("Effect").GetString(), statement.GetProperty("Resource").GetString()));
            Assert.Contains("s3:PutBucketPolicy", statement.GetProperty("Action").EnumerateArray().Select(action => action.GetString()));
            Assert.False(statement.TryGetProperty("Principal", out _));
            var values = statement.GetProperty("Condition").EnumerateObject().SelectMany(test => test.Value.EnumerateObject()).ToList();
            Assert.NotEmpty(values);
            Assert.All(values, value => Assert.NotEqual("*", value.Value.GetString()));
        });
    }

    [Fact]
    public void The_deny_for_a_person_of_Identity_Center_names_the_session_and_the_user_id()
    {
        var principal = new Principal { Arn = "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Developer_4f3e2d1c0b9a8776/dana@example.com", Class = PrincipalClass.IdentityCenter, AccountId = "111122223333", Name = "dana@example.com" };

        var texts = DenyTexts.For(principal);

        Assert.Equal("*:dana@example.com", Condition(texts[0].Text, "StringLike", "aws:userid"));
        Assert.Equal("arn:*:iam::111122223333:role/aws-reserved/sso.amazonaws.com/*", Condition(texts[0].Text, "ArnLike", "aws:PrincipalArn"));
        Assert.Equal("USER-ID-OF-dana@example.com", Condition(texts[1].Text, "StringEquals", "identitystore:UserId"));
    }

    [Fact]
    public void A_name_cannot_break_out_of_the_text()
    {
        var principal = new Principal { Arn = "arn:aws:iam::111122223333:user/a\"},{\"x", Class = PrincipalClass.User, AccountId = "111122223333", Name = "a" };

        Assert.Equal(principal.Arn, Condition(Assert.Single(DenyTexts.For(principal)).Text, "ArnEquals", "aws:PrincipalArn"));
    }

    [Theory]
    [InlineData(QuarantineChoice.S3Exposure)]
    [InlineData(QuarantineChoice.Everything)]
    public void Both_texts_are_short_deny_only_and_known_by_their_fingerprint(QuarantineChoice choice)
    {
        var text = Quarantine.Text(choice);

        Assert.InRange(text.Length, 1, 599);
        using var policy = JsonDocument.Parse(text);
        Assert.Equal("Deny", Assert.Single(policy.RootElement.GetProperty("Statement").EnumerateArray()).GetProperty("Effect").GetString());
        Assert.Equal(choice, Quarantine.ChoiceOf(Quarantine.Fingerprint(text)));
        Assert.Null(Quarantine.ChoiceOf(Quarantine.Fingerprint(text + " ")));
        Assert.Null(Quarantine.ChoiceOf(PolicyFingerprint.None.Value));
    }

    private static string? Condition(string text, string operation, string key) => JsonDocument.Parse(text).RootElement
        .GetProperty("Statement")[0].GetProperty("Condition").GetProperty(operation).GetProperty(key).GetString();
}
