using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace SecOpsConsole.E2E.Tests;

/// <summary>What an analyst does all day with the list of findings, each step timed until its outcome is seen.</summary>
internal sealed class AnalystSteps(IPage page, IReadOnlyList<string> buckets)
{
    private Dictionary<string, List<double>> _times = [];
    private int _round;

    /// <summary>Opens the first finding beside the list and closes it, filters, looks at the overview, and comes back. Begins and ends on the list.</summary>
    public async Task TakeAsync()
    {
        var bucket = buckets[_round++ % buckets.Count];
        await StepAsync("a finding opens", () => page.Locator("table.findings a.title").First.ClickAsync(), page.GetByRole(AriaRole.Link, new() { Name = "Open full page" }));
        await StepAsync("it closes", () => page.GetByRole(AriaRole.Link, new() { Name = "Close", Exact = true }).ClickAsync(), page.Locator(".findings-page:not(.with-panel)"));
        await StepAsync(
            "the list is filtered",
            async () =>
            {
                await page.GetByLabel("Filter", new() { Exact = true }).FillAsync("bucket:" + bucket);
                await page.Keyboard.PressAsync("Enter");
            },
            page.GetByRole(AriaRole.Search, new() { Name = "This list" }).GetByRole(AriaRole.Button, new() { Name = "Clear" }));
        await StepAsync("the overview opens", () => page.GetByRole(AriaRole.Link, new() { Name = "Overview", Exact = true }).First.ClickAsync(), page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Overview" }));
        await StepAsync("the list opens", () => page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Findings") }).First.ClickAsync(), page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Findings" }));
        await StepAsync(
            "all findings are listed",
            () => page.GetByRole(AriaRole.Navigation, new() { Name = "Views of findings" }).GetByRole(AriaRole.Link, new() { Name = "All", Exact = true }).ClickAsync(),
            page.Locator(".findings-page:has(.tabs a[aria-current='page']:text-is('All')) table.findings a.title").First);
    }

    /// <summary>Milliseconds of each step so far; from here they are collected anew.</summary>
    public IReadOnlyDictionary<string, List<double>> TimesAnew()
    {
        var times = _times;
        _times = [];
        return times;
    }

    /// <summary>Both as a table, with the ratio of the medians.</summary>
    public static string Compare(IReadOnlyDictionary<string, List<double>> rest, IReadOnlyDictionary<string, List<double>> during) => string.Join('\n', during.Select(step =>
        string.Create(CultureInfo.InvariantCulture, $"{step.Key}: {At(step.Value, 0.5):F0} ms, p95 {At(step.Value, 0.95):F0} ms, worst {step.Value.Max():F0} ms in {step.Value.Count} times; at rest {At(rest[step.Key], 0.5):F0} ms: ratio {At(step.Value, 0.5) / At(rest[step.Key], 0.5):F1}")));

    private async Task StepAsync(string name, Func<Task> act, ILocator outcome)
    {
        var started = Stopwatch.GetTimestamp();
        await act();
        await outcome.WaitForAsync();
        if (!_times.TryGetValue(name, out var times))
        {
            _times[name] = times = [];
        }

        times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    private static double At(List<double> times, double share) => times.Order().ElementAt(Math.Min(times.Count - 1, (int)(times.Count * share)));
}
