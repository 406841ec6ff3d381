using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Escalation;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Offenders;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Suppressions;
using SecOpsConsole.Policies;
using SecOpsConsole.Web.Components.Findings;
using SecOpsConsole.Web.Components.Kit;
using SecOpsConsole.Web.Components.Pages;
using SecOpsConsole.Web.Tests.Api;
using TestContext = Xunit.TestContext;

namespace SecOpsConsole.Web.Tests.Components;

/// <summary>Exposure times sensitivity on the pages, over a real console's store: a public bucket in which Macie finds credentials.</summary>
public sealed class SensitivityTests : BunitContext, IAsyncLifetime
{
    private const string Sentence = "Anyone on the internet can reach the bucket, and Macie found credentials (3 occurrences in 1 object) in it.";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private TestConsole _console = null!;
    private FindingSeed _seed = null!;

    public async ValueTask InitializeAsync()
    {
        _console = await TestConsole.StartAsync();
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddRadzenComponents();
        Services.AddScoped<Snackbar>();
        Services.AddSingleton(TimeProvider.System);
        Forward<ConsoleStore>();
        Forward<ChangeFeed>();
        Forward<FindingQueries>();
        Forward<BucketQueries>();
        Forward<AccountBlockQueries>();
        Forward<AttemptQueries>();
        Forward<OffenderQueries>();
        Forward<AnalystDesk>();
        Forward<EscalationDesk>();
        Forward<DecisionQueries>();
        Forward<ExceptionQueries>();
        Forward<RequestDesk>();
        Forward<RequestQueries>();
        Forward<FourEyesOptions>();
        _seed = await FindingSeed.PlantAsync(_console.Store);
        await FindCredentialsAsync();
    }

    private void Forward<T>() where T : class => Services.AddSingleton(_console.App.Services.GetRequiredService<T>());

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _console.DisposeAsync();
    }

    [Fact]
    public async Task The_findings_page_says_the_sentence_and_what_the_judge_says_by_itself()
    {
        await SignInAsync();
        var page = Render<FindingWorkspace>(p => p.Add(w => w.Id, _seed.Findings[0]));

        var note = page.WaitForElement(".data-exposed", Patience);
        Assert.Equal($"Raised from High to Critical. {Sentence}", note.TextContent.Trim());
        Assert.Contains("In this bucket: credentials in 1 object, last told", page.Find(".known").TextContent, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("ol li, .timeline li").Select(row => row.TextContent), text => text.Contains("Raised from High to Critical.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_buckets_page_says_the_sentence()
    {
        await SignInAsync();
        var page = Render<BucketPage>(p => p.Add(b => b.Name, "payroll"));

        Assert.Equal($"Sensitive data is exposed. {Sentence}", page.WaitForElement(".data-exposed", Patience).TextContent.Trim());
        Assert.Equal("Macie: credentials in 1 object", page.Find(".data").TextContent);
    }

    [Fact]
    public void A_closed_finding_tells_of_the_past() => Assert.EndsWith(
        "in it. That was before it was decided.",
        Render<ExposedDataNote>(p => p.Add(n => n.Sentence, Sentence).Add(n => n.IsOpen, false)).Find(".note").TextContent.Trim(), StringComparison.Ordinal);

    [Fact]
    public void Nothing_exposed_is_nothing_said() =>
        Assert.Equal("", Render<ExposedDataNote>(p => p.Add(n => n.Sentence, null)).Markup.Trim());

    /// <summary>Through the lifecycle, as an event of Macie does it.</summary>
    private Task FindCredentialsAsync() => _console.Store.WriteAsync(async (scope, ct) =>
    {
        var bucket = await scope.Db.Buckets.AsTracking().SingleAsync(ct);
        bucket.ObservedUtc = scope.NowUtc;
        var ours = await scope.Db.Findings.AsTracking().SingleAsync(ct);
        (ours.JudgedSeverity, ours.ExposedFromUtc) = (Severity.High, scope.NowUtc);
        var told = new Finding
        {
            BucketId = bucket.Id, DedupKey = "macie/payroll/a", Category = FindingCategory.SensitiveData, Source = FindingSource.Macie, Check = "SensitiveData:S3Object/Credentials",
            Severity = Severity.High, JudgedSeverity = Severity.High, Title = "The S3 object contains credentials", EventUtc = scope.NowUtc, CredentialCount = 3,
        };
        await new FindingLifecycle().OpenAsync(scope, told, ComplianceStatus.NotApplicable, new TransitionNote("Amazon Macie", "Credentials."), ct);
    }, TestContext.Current.CancellationToken);

    private async Task SignInAsync()
    {
        var person = new Person { Name = "Ana", Role = Role.Analyst, SecurityStamp = "stamp" };
        await _console.Store.WriteAsync((scope, _) =>
        {
            person.CreatedUtc = scope.NowUtc;
            scope.Db.Add(person);
            return Task.CompletedTask;
        }, TestContext.Current.CancellationToken);
        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, $"{person.Id}")], "test"));
        RenderTree.Add<CascadingValue<Task<AuthenticationState>>>(p => p.Add(c => c.Value, Task.FromResult(new AuthenticationState(user))));
    }
}
