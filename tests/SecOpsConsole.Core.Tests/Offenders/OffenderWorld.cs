using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Offenders;
using SecOpsConsole.Core.Tests.Remediation;

namespace SecOpsConsole.Core.Tests.Offenders;

/// <summary>What people do in the stories of repeat offenders: Ivan opens buckets, Ana reverts.</summary>
internal static class OffenderWorld
{
    public const string Ivan = "arn:aws:iam::111122223333:user/ivan";
    public const string Deploy = "arn:aws:iam::111122223333:role/deploy";
    private static readonly CancellationToken None = CancellationToken.None;

    public static Actor User(string arn) => new() { Type = "IAMUser", Arn = arn, Name = arn[(arn.LastIndexOf('/') + 1)..], AccountId = "111122223333", Tool = "CLI" };

    public static Actor Session(string roleArn, string session) => new()
    {
        Type = "AssumedRole", IssuerArn = roleArn, Name = session, AccountId = "111122223333",
        Arn = $"arn:aws:sts::111122223333:assumed-role/{roleArn[(roleArn.LastIndexOf('/') + 1)..]}/{session}",
    };

    public static async Task<(Bucket Bucket, Finding Finding)> ExposeAsync(this World world, string bucket, Actor actor)
    {
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        var made = await world.AddExposedAsync(bucket, AutomaticMode.Review);
        await world.Store.Store.WriteAsync(async (scope, ct) =>
            (await scope.Db.Findings.AsTracking().SingleAsync(f => f.Id == made.Finding.Id, ct)).Actor = actor, None);
        return made;
    }

    public static async Task ExposeAndRevertAsync(this World world, string bucket, Actor actor)
    {
        var (exposed, finding) = await world.ExposeAsync(bucket, actor);
        var result = await world.Desk.RevertAsync(new FindingId(finding.Id), exposed.LiveFingerprint!, null, world.Ana, None);
        Assert.True(result.IsAccepted, result.Message);
        await world.DrainAsync();
    }

    /// <summary>Ivan opens three buckets, and each is reverted.</summary>
    public static async Task<OffenderDetail> OffenderAsync(this World world, Actor? actor = null)
    {
        foreach (var bucket in new[] { "payroll", "invoices", "designs" })
        {
            await world.ExposeAndRevertAsync(bucket, actor ?? User(Ivan));
        }
        return await world.TheOffenderAsync();
    }

    public static Task<List<Finding>> OffendersAsync(this World world) =>
        world.ReadAsync(db => db.Findings.Where(f => f.PrincipalId != null).OrderBy(f => f.Id).ToListAsync());

    public static async Task<OffenderDetail> TheOffenderAsync(this World world) =>
        (await world.Get<OffenderQueries>().GetAsync(new FindingId(Assert.Single(await world.OffendersAsync()).Id), None))!;

    public static async Task<OffenderDetail> QuarantinedAsync(this World world, QuarantineChoice choice = QuarantineChoice.S3Exposure, Actor? actor = null)
    {
        var detail = await world.OffenderAsync(actor);
        var result = await world.Desk.QuarantineAsync(new FindingId(detail.Finding.Id), choice, detail.StateFingerprint, "enough", world.Bob, None);
        Assert.True(result.IsAccepted, result.Message);
        await world.DrainAsync();
        return await world.TheOffenderAsync();
    }

    public static async Task<DeskResult> ReleaseAsync(this World world, OffenderDetail detail) =>
        await world.Desk.ReleaseAsync(new FindingId(detail.Finding.Id), detail.StateFingerprint, null, world.Ana, None);
}
