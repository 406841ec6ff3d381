using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.ChangeSets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Web.Tests.Api;

/// <summary>A change by a deployment, of which CloudTrail, Config and Macie told, with the findings given.</summary>
internal static class ChangeSeed
{
    public static Task<long> PlantAsync(ConsoleStore store, IReadOnlyList<long> findings, CancellationToken cancellationToken) => store.WriteAsync(
        async (scope, ct) =>
        {
            var at = scope.NowUtc.AddMinutes(-5);
            var set = new ChangeSet
            {
                AccountId = "111122223333", Chain = "chain", FirstUtc = at, LastUtc = at, CreatedUtc = at, HasFindings = true,
                Actor = new Actor { Name = "deploy", Tool = "Terraform", Arn = "arn:aws:sts::111122223333:assumed-role/ci/deploy" },
            };
            scope.Db.ChangeSets.Add(set);
            await scope.Db.SaveChangesAsync(ct);
            scope.Db.Signals.AddRange(
                Signal(set.Id, SignalKind.CloudTrail, "PutBucketPolicy", at), Signal(set.Id, SignalKind.Config, "OK", at.AddSeconds(30)),
                Signal(set.Id, SignalKind.Macie, "Policy:IAMUser/S3BucketPublic", at.AddSeconds(60), Severity.High, findings[0]));
            await scope.Db.Findings.Where(finding => findings.Contains(finding.Id)).ExecuteUpdateAsync(row => row.SetProperty(finding => finding.ChangeSetId, set.Id), ct);
            return set.Id;
        }, cancellationToken);

    private static Signal Signal(long set, SignalKind kind, string name, DateTime atUtc, Severity? severity = null, long? finding = null) => new()
    {
        Key = kind.ToString(), Kind = kind, Name = name, ExternalId = $"{kind}-1", BucketKey = "111122223333/eu-west-1/payroll", ChangeSetId = set,
        FindingId = finding, Severity = severity, AtUtc = atUtc, FirstSeenUtc = atUtc, ActorName = "deploy",
    };
}
