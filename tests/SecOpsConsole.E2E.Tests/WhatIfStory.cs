using Microsoft.Playwright;

namespace SecOpsConsole.E2E.Tests;

/// <summary>An analyst tries a policy before anybody puts it, with the keyboard alone.</summary>
public sealed class WhatIfStory(BrowserFixture browser, ConsoleFixture fixture) : IClassFixture<ConsoleFixture>
{
    private const string Editor = "#policy-editor";

    [Fact]
    public async Task A_policy_is_tried_and_repaired_with_the_keyboard_alone_and_nothing_is_written()
    {
        const string Bucket = "story-what-if";
        var console = fixture.Console;
        var dana = await AwsCli.AsAsync("dana", console.Sandbox);
        using var api = await console.ApiAsync("Viewer");
        await dana.CreateOpenBucketAsync(Bucket);
        await dana.PutPolicyAsync(Bucket, Policies.Restrictive(Bucket));
        await api.BaselineAsync(Bucket);
        await using var viewer = await Visitor.OpenAsync(browser.Browser, console);
        await viewer.SignInAsync(await console.VerbAsync("sign-in-link", "--name", "Vic", "--role", "Viewer"));
        var page = viewer.Page;

        await viewer.GoAsync("/buckets/" + Bucket);
        await TabToAsync(page, "a[href^='what-if']:not([title])");
        await page.Keyboard.PressAsync("Enter");
        await viewer.ArrivesAsync("/what-if?bucket=" + Bucket);
        await VerdictAsync(page, "Not public");
        await viewer.PictureAsync("what-if-1-live");
        await viewer.IsAccessibleAsync("what-if with the live policy");

        await TabToAsync(page, Editor);
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.InsertTextAsync(Edited(Bucket));
        await VerdictAsync(page, "Public");
        await Assertions.Expect(page.Locator("main").GetByText($"Anyone on the internet gained s3:GetObject on all objects of {Bucket}")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("main").GetByText("if the bucket were in Automatic")).ToBeVisibleAsync();
        await LookAsync(viewer, "what-if-2-weak");

        await page.Keyboard.PressAsync("Tab");
        Assert.False(await page.Locator(Editor).EvaluateAsync<bool>("field => field === document.activeElement"), "Tab did not leave the editor.");
        await TabToAsync(page, ".statement.tone-bad button");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(Editor)).ToBeFocusedAsync();
        var before = await page.Locator(Editor).EvaluateAsync<string>("field => field.value.slice(0, field.selectionStart)");
        Assert.Equal(11, before.Split('\n').Length);

        await TabToAsync(page, ".repairs button");
        await page.Keyboard.PressAsync("Enter");
        await VerdictAsync(page, "Not public");
        Assert.DoesNotContain("WebRead", await page.Locator(Editor).InputValueAsync(), StringComparison.Ordinal);
        await viewer.PictureAsync("what-if-3-repaired");

        await page.Keyboard.PressAsync("Control+z");
        await VerdictAsync(page, "Public");

        await page.Locator(Editor).FocusAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.InsertTextAsync("{ \"Statement\": \u202e nonsense");
        await VerdictAsync(page, "Not a policy");
        await Assertions.Expect(page.Locator("main").GetByText("U+202E").First).ToBeVisibleAsync();
        await LookAsync(viewer, "what-if-4-broken");

        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.InsertTextAsync(new string(' ', 70_000));
        await Assertions.Expect(page.Locator("main").GetByText("Too long to be judged.").Last).ToBeVisibleAsync();

        await page.ReloadAsync();
        await viewer.SettleAsync();
        await VerdictAsync(page, "Not public");
        Assert.Contains("TeamRead", await page.Locator(Editor).InputValueAsync(), StringComparison.Ordinal);
        Assert.Contains("TeamRead", await dana.PolicyAsync(Bucket), StringComparison.Ordinal);
        viewer.IsContent();
    }

    [Fact]
    public async Task Without_a_bucket_a_policy_is_judged_for_an_account()
    {
        await using var viewer = await Visitor.OpenAsync(browser.Browser, fixture.Console);
        await viewer.SignInAsync(await fixture.Console.VerbAsync("sign-in-link", "--name", "Vic", "--role", "Viewer"));
        var page = viewer.Page;
        await viewer.GoAsync("/what-if");
        await LookAsync(viewer, "what-if-5-empty");

        await page.GetByRole(AriaRole.Button, new() { Name = "Begin with an example" }).PressAsync("Enter");
        await VerdictAsync(page, "Public");
        await page.GetByLabel("Owner's account").FillAsync("12");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main").GetByText("An account has 12 digits.")).ToBeVisibleAsync();

        await viewer.GoAsync("/what-if?bucket=nobody-knows");
        await Assertions.Expect(page.Locator("main").GetByText("does not know a bucket")).ToBeVisibleAsync();
        await LookAsync(viewer, "what-if-6-unknown");
        viewer.IsContent();
    }

    private static Task VerdictAsync(IPage page, string word) =>
        Assertions.Expect(page.Locator(".verdict .word")).ToHaveTextAsync(word, new() { Timeout = 60_000 });

    /// <summary>Presses Tab as often as a person would have to; a page that cannot be reached like this is broken.</summary>
    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var i = 0; i < 150; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", selector))
            {
                return;
            }
        }

        Assert.Fail($"{selector} cannot be reached with Tab.");
    }

    /// <summary>Light and dark, wide and narrow: a picture and axe each.</summary>
    private static async Task LookAsync(Visitor visitor, string name)
    {
        foreach (var scheme in (ColorScheme[])[ColorScheme.Dark, ColorScheme.Light])
        {
            await visitor.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            foreach (var (width, height) in ((int, int)[])[(390, 844), (1440, 900)])
            {
                await visitor.Page.SetViewportSizeAsync(width, height);
                var picture = $"{name}-{scheme.ToString().ToLowerInvariant()}-{width}";
                await visitor.PictureAsync(picture, fullPage: width < 600);
                await visitor.IsAccessibleAsync(picture);
                var overflow = await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
                Assert.True(overflow <= 0, $"{picture} is {overflow} pixels too wide.");
            }
        }
    }

    private static string Edited(string bucket) => $$"""
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "TeamRead",
              "Effect": "Allow",
              "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
              "Action": "s3:GetObject",
              "Resource": "arn:aws:s3:::{{bucket}}/*"
            },
            {
              "Sid": "WebRead",
              "Effect": "Allow",
              "Principal": "*",
              "Action": "s3:GetObject",
              "Resource": "arn:aws:s3:::{{bucket}}/*",
              "Condition": { "StringLike": { "aws:Referer": "https://acme.example/*" } }
            }
          ]
        }
        """;
}
