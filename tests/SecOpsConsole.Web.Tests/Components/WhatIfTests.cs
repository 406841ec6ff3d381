using System.Text;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using Radzen;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.WhatIf;
using SecOpsConsole.Web.Components.Kit;
using SecOpsConsole.Web.Components.WhatIf;
using TestContext = Xunit.TestContext;

namespace SecOpsConsole.Web.Tests.Components;

/// <summary>The What-if page and its editor on a real console's store; the browser's part is the browser stories'.</summary>
public sealed class WhatIfTests : BunitContext, IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private TestConsole _console = null!;

    public async ValueTask InitializeAsync()
    {
        _console = await TestConsole.StartAsync();
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddRadzenComponents();
        Services.AddScoped<Snackbar>();
        Services.AddSingleton(TimeProvider.System);
        Forward<ChangeFeed>();
        Forward<BucketQueries>();
        Forward<PolicyWhatIf>();
        await PlantAsync();
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _console.DisposeAsync();
    }

    [Fact]
    public void The_live_policy_is_there_to_begin_from_laid_out_and_judged()
    {
        var page = Open("what-if?bucket=orchid-web-assets");

        page.WaitForAssertion(() => Assert.Equal("Not public", page.Find(".verdict .word").TextContent.Trim()), Patience);
        Assert.Contains("The console would open no finding.", page.Find(".verdict").TextContent, StringComparison.Ordinal);
        Assert.Contains("Nobody would gain or lose access.", page.Markup, StringComparison.Ordinal);
        Assert.Contains("lines 4–10", page.Find(".statement button").TextContent, StringComparison.Ordinal);
        Assert.True(ButtonOf(page, "Take the live policy").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Typing_changes_the_verdict_the_reasons_the_access_and_what_automatic_mode_would_do()
    {
        var page = Open("what-if?bucket=orchid-web-assets");
        await TypeAsync(page, Sample.PublicPolicy);

        page.WaitForAssertion(() => Assert.Equal("Public", page.Find(".verdict .word").TextContent.Trim()), Patience);
        Assert.Contains("Anyone on the internet gained s3:GetObject on all objects of orchid-web-assets", page.Find(".comparing").TextContent, StringComparison.Ordinal);
        Assert.Contains("Automatic mode would act at once.", page.Find(".outlook").TextContent, StringComparison.Ordinal);
        Assert.Contains("public-principal", page.Find(".checks").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll(".comparing tr.added"));
        Assert.Equal("Public. The console would open a finding.", page.Find(".reading [role=status]").TextContent);
        Assert.False(ButtonOf(page, "Take the live policy").HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_later_text_wins_over_an_earlier_one()
    {
        var page = Open("what-if?bucket=orchid-web-assets");
        string[] typed = [.. Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? Sample.PublicPolicy : "{"), Sample.TeamPolicy];
        await Task.WhenAll(typed.Select(text => TypeAsync(page, text)));
        page.WaitForAssertion(() => Assert.Equal("Not public", page.Find(".verdict .word").TextContent.Trim()), Patience);
    }

    [Fact]
    public async Task What_is_no_policy_says_where_and_offers_nothing_to_compare()
    {
        var page = Open("what-if?bucket=orchid-web-assets");
        await TypeAsync(page, "{ \"Statement\": oops");

        page.WaitForAssertion(() => Assert.Equal("Not a policy", page.Find(".verdict .word").TextContent.Trim()), Patience);
        Assert.Contains("line 1, column 16", page.Find(".error").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".comparing, .outlook, .statement"));
    }

    [Fact]
    public async Task Characters_that_nobody_could_see_are_named_with_their_place()
    {
        var page = Open("what-if");
        await TypeAsync(page, "{\n  \"a\u200b\": \"\u202e\"\n}");

        page.WaitForAssertion(() => Assert.Equal(["U+200B line 2, column 5", "U+202E line 2, column 10"], page.FindAll("ul.hidden button").Select(b => b.TextContent)), Patience);
        Assert.DoesNotContain('\u202e', page.Markup);
    }

    [Fact]
    public void An_empty_text_is_an_empty_state_with_a_way_to_begin()
    {
        var page = Open("what-if");
        page.WaitForAssertion(() => Assert.Contains("No policy yet", page.Find(".empty").TextContent, StringComparison.Ordinal), Patience);
        Assert.Empty(page.FindAll(".verdict"));
    }

    [Fact]
    public void An_unknown_bucket_is_said_and_the_text_is_judged_for_an_account()
    {
        var page = Open("what-if?bucket=nobody-knows&account=444455556666");
        page.WaitForAssertion(() => Assert.Contains("does not know a bucket", page.Find(".note").TextContent, StringComparison.Ordinal), Patience);
        Assert.Contains("444455556666", page.Find(".note").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_not_judged_and_says_so()
    {
        var page = Open("what-if?bucket=orchid-web-assets");
        await page.InvokeAsync(() => page.FindComponent<PolicyEditor>().Instance.TooLongAsync(70 * 1024));
        page.WaitForAssertion(() => Assert.Contains("70 KB; more than 64 KB are not read", page.Find(".reading").TextContent, StringComparison.Ordinal), Patience);
        Assert.Empty(page.FindAll(".verdict"));
    }

    [Fact]
    public void The_live_policy_reaches_the_field_however_early_the_store_answers()
    {
        var module = JSInterop.SetupModule(name => name.Arguments[0]!.ToString()!.Contains("editor.js", StringComparison.Ordinal));
        var editor = module.SetupModule("attach", _ => true);
        editor.Mode = JSRuntimeMode.Loose;
        var page = Open("what-if?bucket=orchid-web-assets");
        page.WaitForElement(".verdict", Patience);

        var text = JsonLayout.Of(Sample.TeamPolicy.Trim());
        page.WaitForAssertion(
            () => Assert.Contains(text, module.Invocations["attach"].Select(call => call.Arguments[3]).Concat(editor.Invocations["load"].Select(call => call.Arguments[0]))), Patience);
    }

    [Fact]
    public async Task A_line_button_moves_the_caret_and_a_repair_changes_the_text()
    {
        var module = JSInterop.SetupModule(name => name.Arguments[0]!.ToString()!.Contains("editor.js", StringComparison.Ordinal));
        var editor = module.SetupModule("attach", _ => true);
        editor.Mode = JSRuntimeMode.Loose;
        var page = Open("what-if?bucket=orchid-web-assets");
        await TypeAsync(page, "\n" + Sample.PublicPolicy.Trim());
        page.WaitForAssertion(() => Assert.Equal("Public", page.Find(".verdict .word").TextContent.Trim()), Patience);

        await page.Find(".statement button").ClickAsync(new());
        Assert.Equal(Sample.PublicPolicy.Trim().IndexOf("{\"Sid\"", StringComparison.Ordinal) + 1, Assert.Single(editor.Invocations["go"]).Arguments[0]);
        var mark = Assert.Single(Assert.IsAssignableFrom<IReadOnlyList<LineMark>>(editor.Invocations["mark"][^1].Arguments[0]));
        Assert.Equal(new LineMark(2, 2, "bad"), mark);

        await ButtonOf(page, "Take the live policy").ClickAsync(new());
        Assert.Equal(JsonLayout.Of(Sample.TeamPolicy.Trim()), Assert.Single(editor.Invocations["replace"]).Arguments[0]);
    }

    [Fact]
    public void The_editor_is_a_labelled_text_area_that_leaves_Tab_alone()
    {
        var editor = Render<PolicyEditor>(p => p.Add(e => e.Id, "policy").Add(e => e.Label, "Policy text").Add(e => e.DescribedBy, "hint"));
        var area = editor.Find("textarea");
        Assert.Equal(("Policy text", "hint", "off", "false"), (
            area.GetAttribute("aria-label"), area.GetAttribute("aria-describedby"), area.GetAttribute("wrap"), area.GetAttribute("spellcheck")));
        Assert.Equal("true", editor.Find(".gutter").GetAttribute("aria-hidden"));
        Assert.DoesNotContain("keydown", File.ReadAllText(Path.Combine(Golden.Root, "wwwroot", "js", "editor.js")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"a":["b","c"],"d":{"e":"f"}}""", "{\n  \"a\": [\"b\", \"c\"],\n  \"d\": { \"e\": \"f\" }\n}")]
    [InlineData("""{"a":{"b":{"c":"\"{x"}}}""", "{\n  \"a\": {\n    \"b\": { \"c\": \"\\\"{x\" }\n  }\n}")]
    [InlineData("{}", "{}")]
    [InlineData("not json", "notjson")]
    [InlineData("[\"open", "[\n  \"open")]
    public void Laying_out_changes_nothing_but_white_space(string text, string expected)
    {
        Assert.Equal(expected, JsonLayout.Of(text));
        Assert.Equal(expected, JsonLayout.Of(expected));
    }

    private IRenderedComponent<WhatIfPage> Open(string address)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<WhatIfPage>();
    }

    private static Task TypeAsync(IRenderedComponent<WhatIfPage> page, string text) =>
        page.InvokeAsync(() => page.FindComponent<PolicyEditor>().Instance.TextAsync(new TypedText(text)));

    private static AngleSharp.Dom.IElement ButtonOf(IRenderedComponent<WhatIfPage> page, string words) =>
        page.FindAll(".bar button").Single(button => button.TextContent == words);

    private void Forward<T>() where T : class => Services.AddSingleton(_console.App.Services.GetRequiredService<T>());

    private Task PlantAsync() => _console.Store.WriteAsync(
        async (scope, ct) =>
        {
            var bucket = new Bucket
            {
                AccountId = "111122223333", Region = "eu-west-1", Name = "orchid-web-assets", FirstSeenUtc = scope.NowUtc,
                BlockPublicAcls = false, IgnorePublicAcls = false, BlockPublicPolicy = false, RestrictPublicBuckets = false, AccountBlockState = BlockPublicAccess.None.State,
            };
            scope.Db.Buckets.Add(bucket);
            await scope.Db.SaveChangesAsync(ct);
            var live = await PolicyVersions.RecordAsync(scope, bucket, new PolicySeen(Sample.TeamPolicy.Trim(), VersionSource.LiveRead, scope.NowUtc), ct);
            (bucket.LiveVersionId, bucket.LiveFingerprint, bucket.BaselineVersionId) = (live.Id, live.Fingerprint, live.Id);
            return bucket.Id;
        },
        TestContext.Current.CancellationToken);

    /// <summary>What the browser sends.</summary>
    private sealed class TypedText(string text) : IJSStreamReference
    {
        public long Length => Encoding.UTF8.GetByteCount(text);

        public ValueTask<Stream> OpenReadStreamAsync(long maxAllowedSize = 512000, CancellationToken cancellationToken = default)
        {
            Assert.True(Length <= maxAllowedSize);
            return ValueTask.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
