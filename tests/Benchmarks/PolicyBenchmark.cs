using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SecOpsConsole.Policies;

/// <summary>
/// Full verdicts per second on the labelled cases, one thread, as a ratio to <see cref="JsonDocument"/> parsing the same texts in the
/// same run: the ratio survives a slow machine, the absolute figure stands beside it.
/// </summary>
internal static class PolicyBenchmark
{
    private const int Rounds = 5;

    /// <summary>Prints the figures. <c>--seconds N</c> sets the length of one measurement.</summary>
    public static int Run(string[] args)
    {
        var at = Array.IndexOf(args, "--seconds");
        var seconds = at >= 0 && at + 1 < args.Length && double.TryParse(args[at + 1], CultureInfo.InvariantCulture, out var given) ? given : 1.0;
        var texts = Load();
        var judge = new PolicyJudge(new JudgeContext { BucketAccount = "111122223333" });
        Action<string> parse = static text => JsonDocument.Parse(text).Dispose();
        Action<string> verdict = text => judge.JudgeText(text);
        Measure(texts, parse, seconds / 2);
        Measure(texts, verdict, seconds / 2);

        var (parsed, judged) = (0.0, 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            // Taken in turns, best of all rounds: what the machine can do when nobody else runs.
            parsed = Math.Max(parsed, Measure(texts, parse, seconds));
            judged = Math.Max(judged, Measure(texts, verdict, seconds));
        }

        Console.WriteLine($"policies           {texts.Count} texts, {texts.Average(static text => text.Length):F0} characters on average, one thread");
        Console.WriteLine($"JsonDocument.Parse {parsed,12:N0} per second");
        Console.WriteLine($"full verdicts      {judged,12:N0} per second, ratio {judged / parsed:F2} (at least 0.10, wanted 0.30)");
        Console.WriteLine($"allocated          {Allocated(texts, verdict),12:N0} bytes per verdict");
        foreach (var (name, text) in Worst())
        {
            var watch = Stopwatch.StartNew();
            judge.JudgeText(text);
            var first = watch.Elapsed.TotalMilliseconds;
            var rate = Measure([text], verdict, seconds / 4);
            Console.WriteLine($"worst case         {1000 / rate,12:F2} ms ({first:F2} ms the first time) for {text.Length:N0} characters of {name}");
        }

        WorstComparisons();
        return judged / parsed >= 0.10 ? 0 : 1;
    }

    /// <summary>Pairs of 20 KB that somebody made for it: each of the three questions that the console asks, warmed up, the best of five.</summary>
    private static void WorstComparisons()
    {
        var context = new JudgeContext { BucketAccount = "111122223333", BucketName = "b" };
        foreach (var (name, (before, after)) in SecOpsConsole.Policies.Tests.Properties.HostilePairs.All)
        {
            double Best(Action question) => Enumerable.Range(0, 6).Select(_ =>
            {
                var watch = Stopwatch.StartNew();
                question();
                return watch.Elapsed.TotalMilliseconds;
            }).Skip(1).Min();
            var diff = Best(() => AccessDiff.Compare(before, after, context).Sentences.ToString());
            var widens = Best(() => AccessReach.WidensForOutsiders(before, after, context));
            var repair = Best(() => PolicyRepair.Propose(before, context));
            Console.WriteLine($"hostile pair       access diff {diff,7:F1} ms, widening {widens,7:F1} ms, repair {repair,7:F1} ms for {before.Length:N0} and {after.Length:N0} characters of {name}");
        }
    }

    private static double Measure(IReadOnlyList<string> texts, Action<string> action, double seconds)
    {
        var count = 0L;
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed.TotalSeconds < seconds)
        {
            foreach (var text in texts)
            {
                action(text);
            }

            count += texts.Count;
        }

        return count / watch.Elapsed.TotalSeconds;
    }

    private static long Allocated(IReadOnlyList<string> texts, Action<string> action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var text in texts)
        {
            action(text);
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / texts.Count;
    }

    private static IEnumerable<(string Name, string Text)> Worst()
    {
        static string Policy(IEnumerable<string> statements) => "{\"Version\":\"2012-10-17\",\"Statement\":[" + string.Join(',', statements) + "]}";
        static string Statement(string effect, string pattern) =>
            $"{{\"Effect\":\"{effect}\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"{pattern}\"}}";
        yield return ("small statements", Policy(Enumerable.Range(0, 110).Select(static i =>
            $"{{\"Sid\":\"S{i}\",\"Effect\":\"Allow\",\"Principal\":{{\"AWS\":\"arn:aws:iam::111122223333:role/app{i}\"}},\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::acme/{i}/*\"}}")));
        yield return ("stars in an Allow and a Deny", Policy([Statement("Deny", string.Concat(Enumerable.Repeat("*a", 4_800)) + "b"), Statement("Allow", new string('a', 9_600))]));
    }

    private static List<string> Load()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "SecOpsConsole.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        var texts = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(folder ?? ".", "tests", "Fixtures", "policies", "cases.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            texts.Add(json.RootElement.TryGetProperty("policy_text", out var text) ? text.GetString()! : JsonSerializer.Serialize(json.RootElement.GetProperty("policy")));
        }

        return texts;
    }
}
