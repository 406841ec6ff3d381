using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.WhatIf;
using SecOpsConsole.Web;

/// <summary>
/// How long one answer of the What-if page takes, through the service that the page uses and with a real store: verdict, checks,
/// repairs, access against the live policy, and the decision. 200 ms are wanted.
/// </summary>
internal static class WhatIfBenchmark
{
    private const int Warm = 50;
    private const int Asked = 500;
    private const double WantedMilliseconds = 200;

    public static async Task<int> RunAsync()
    {
        var directory = Directory.CreateTempSubdirectory("secops-what-if-");
        try
        {
            await using var app = await ConsoleApp.StartAsync(
                new Dictionary<string, string?>
                {
                    ["Data:Directory"] = directory.FullName,
                    ["Sandbox:Enabled"] = "false",
                    ["Webhook:ApiKeys:0"] = "benchmark-key-benchmark-key-benchmark-key-0",
                    ["Logging:LogLevel:Default"] = "None",
                },
                "Staging",
                cancellationToken: CancellationToken.None);
            await PlantAsync(app.Services.GetRequiredService<ConsoleStore>());
            var whatIf = app.Services.GetRequiredService<PolicyWhatIf>();
            var slowest = 0.0;
            foreach (var size in (int[])[2 * 1024, 20 * 1024])
            {
                slowest = Math.Max(slowest, await MeasureAsync(whatIf, size));
            }

            return slowest <= WantedMilliseconds ? 0 : 1;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task<double> MeasureAsync(PolicyWhatIf whatIf, int size)
    {
        var times = new List<double>(Asked);
        for (var i = 0; i < Warm + Asked; i++)
        {
            // Every text is another one, as while somebody types.
            var question = new WhatIfQuestion(Policy(size, $"edit {i}"), "acme");
            var watch = Stopwatch.StartNew();
            var answer = await whatIf.AskAsync(question, CancellationToken.None);
            if (i >= Warm)
            {
                times.Add(watch.Elapsed.TotalMilliseconds);
            }

            if (answer is not { Automatic: not null, Access: not null, Examination.IsPolicy: true })
            {
                throw new InvalidOperationException("The answer is not a whole one; the figures would mean nothing.");
            }
        }

        times.Sort();
        var p95 = times[(int)(times.Count * 0.95)];
        Console.WriteLine($"what-if {size / 1024,2} KB   p50 {times[times.Count / 2],8:F2} ms, p95 {p95,8:F2} ms ({WantedMilliseconds:F0} ms wanted), {Asked} texts");
        return p95;
    }

    /// <summary>Grants to roles, each with its own prefix, and a public one at the end.</summary>
    private static string Policy(int size, string edit)
    {
        var statements = new List<string> { $$"""{"Sid":"{{edit}}","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::acme/public/*"}""" };
        var length = statements[0].Length + 40;
        for (var i = 0; ; i++)
        {
            var next = $$"""{"Sid":"S{{i}}","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/app{{i}}"},"Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::acme/{{i}}/*"}""";
            length += next.Length + 1;
            if (length > size)
            {
                return "{\"Version\":\"2012-10-17\",\"Statement\":[" + string.Join(',', statements) + "]}";
            }

            statements.Add(next);
        }
    }

    private static Task PlantAsync(ConsoleStore store) => store.WriteAsync(
        async (scope, ct) =>
        {
            var bucket = new Bucket
            {
                AccountId = "111122223333", Region = "eu-west-1", Name = "acme", Mode = AutomaticMode.Automatic, FirstSeenUtc = scope.NowUtc,
                BlockPublicAcls = false, IgnorePublicAcls = false, BlockPublicPolicy = false, RestrictPublicBuckets = false,
            };
            scope.Db.Buckets.Add(bucket);
            await scope.Db.SaveChangesAsync(ct);
            var live = Policy(20 * 1024, "live").Replace("\"Principal\":\"*\"", "\"Principal\":{\"AWS\":\"111122223333\"}", StringComparison.Ordinal);
            var version = await PolicyVersions.RecordAsync(scope, bucket, new PolicySeen(live, VersionSource.LiveRead, scope.NowUtc), ct);
            (bucket.LiveVersionId, bucket.LiveFingerprint, bucket.BaselineVersionId) = (version.Id, version.Fingerprint, version.Id);
            return bucket.Id;
        },
        CancellationToken.None);
}
