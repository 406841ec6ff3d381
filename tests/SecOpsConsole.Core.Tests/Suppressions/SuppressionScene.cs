using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Suppressions;
using SecOpsConsole.Core.Tests.Intake;

namespace SecOpsConsole.Core.Tests.Suppressions;

/// <summary>The real pipeline, with Ana the analyst and Bob the analyst at the Desk, and the bucket <c>payroll</c>.</summary>
internal sealed class SuppressionScene : IAsyncDisposable
{
    public const string Bucket = "payroll";
    private static readonly CancellationToken None = CancellationToken.None;

    private SuppressionScene(IntakeWorld world) => World = world;

    public IntakeWorld World { get; }
    public AnalystDesk Desk => World.Get<AnalystDesk>();
    public Caller Ana { get; private set; } = null!;
    public Caller Bob { get; private set; } = null!;

    /// <summary>The good policy is the baseline; then somebody puts <paramref name="policy"/>.</summary>
    public static async Task<SuppressionScene> WithAsync(string policy, BlockPublicAccess? block = null, AutomaticMode mode = AutomaticMode.Review)
    {
        var scene = new SuppressionScene(await IntakeWorld.StartAsync());
        scene.Ana = await scene.PersonAsync("Ana", Role.Analyst);
        scene.Bob = await scene.PersonAsync("Bob", Role.Analyst);
        scene.World.Aws[Bucket].Block = block ?? BlockPublicAccess.None;
        await scene.World.PutAsync(Bucket, SamplePolicy.OwnAccountReads);
        await scene.World.PassAsync(TimeSpan.FromMinutes(10));
        await scene.World.PutAsync(Bucket, policy);
        if (mode != AutomaticMode.Review)
        {
            await scene.World.SetModeAsync(Bucket, mode);
        }
        return scene;
    }

    public Task<Caller> PersonAsync(string name, Role role) => World.Store.WriteAsync(async (scope, ct) =>
        Caller.Person((await SignIn.AddAsync(scope, name, role, ct)).Id), None);

    /// <summary>Ana grants the web team an exception for the finding.</summary>
    public async Task<Suppression> GrantAsync(Finding finding, int days = 30)
    {
        var result = await TryGrantAsync(finding, Ana, days);
        Assert.True(result.IsAccepted, result.Message);
        return await World.ReadAsync(db => db.Suppressions.OrderByDescending(s => s.Id).FirstAsync());
    }

    public async Task<DeskResult> TryGrantAsync(Finding finding, Caller caller, int days = 30) => await Desk.GrantExceptionAsync(
        new FindingId(finding.Id), new SuppressionSeen(await LiveAsync()), new ExceptionGrant("web team", "The site is public.", World.Now.AddDays(days)), caller, None);

    /// <summary>From now on a second person is needed for everything about the bucket.</summary>
    public async Task GuardAsync()
    {
        var otto = await PersonAsync("Otto", Role.Administrator);
        Assert.True((await Desk.SetFourEyesAsync(new BucketId((await World.BucketAsync(Bucket)).Id), Core.FourEyes.EyesRule.All, "payroll data", otto, None)).IsAccepted);
    }

    public async Task<string?> LiveAsync() => (await World.BucketAsync(Bucket)).LiveFingerprint;

    public async Task<Finding> FindingAsync(long id) => (await World.FindingsAsync()).Single(finding => finding.Id == id);

    public Task<Suppression> SuppressionAsync(long id) => World.ReadAsync(db => db.Suppressions.SingleAsync(s => s.Id == id));

    public async Task<List<Finding>> OpenAsync() =>
        [.. (await World.FindingsAsync()).Where(finding => finding.WorkflowStatus is WorkflowStatus.New or WorkflowStatus.Notified)];

    public async Task<List<FindingEvent>> ToldAsync(FindingEventKind kind) => [.. (await World.TimelineAsync()).Where(row => row.Kind == kind)];

    /// <summary>The looks that follow a doubtful one.</summary>
    public async Task LookUntilBelievedAsync()
    {
        foreach (var after in LookPayload.LookAgainAfter)
        {
            await World.PassAsync(after);
        }
    }

    /// <summary>Time passes in steps, as the periodic check sees it.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        World.Clock.Advance(time);
        await World.DrainAsync();
        await World.Get<ExpiryWatch>().CheckAsync(None);
        await World.DrainAsync();
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
