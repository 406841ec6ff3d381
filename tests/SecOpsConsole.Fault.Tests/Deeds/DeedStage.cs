using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Fault.Tests.Stage;

namespace SecOpsConsole.Fault.Tests.Deeds;

/// <summary>Brings buckets to where their deeds can begin, and begins them.</summary>
internal sealed class DeedStage(AwsStage aws, ConsoleStage console)
{
    /// <summary>The buckets with their accepted policies; before the console's first start.</summary>
    public Task CreateAsync(IEnumerable<Deed> deeds) => Task.WhenAll(deeds.Select(deed => aws.CreateBucketAsync(deed.Bucket, deed.Baseline)));

    /// <summary>Everything up to the decision: the console knows the baselines, the buckets are exposed and found, automatic mode is on where it acts.</summary>
    public async Task PrepareAsync(IReadOnlyList<Deed> deeds)
    {
        await console.UntilAsync(record => deeds.All(deed => record.Bucket(deed.Bucket)?.LiveFingerprint is not null), "the first look at every bucket");
        using var ana = await console.AsAsync("Ana");
        foreach (var deed in deeds.Where(deed => !deed.IsByPerson))
        {
            await ana.SetModeAsync(deed.Bucket, "Automatic");
        }

        var byPerson = deeds.Where(deed => deed.IsByPerson).ToList();
        await Task.WhenAll(byPerson.Select(deed => aws.PutPolicyAsync(deed.Bucket, deed.Exposed)));
        await console.UntilAsync(record => byPerson.All(deed => deed.FindingIn(record)?.IsOpen == true), "a finding for every exposed bucket");
        var undone = deeds.Where(deed => deed.FirstVerb is not null).ToList();
        foreach (var deed in undone)
        {
            var id = deed.FindingIn(console.Record())!.Id;
            var answer = deed.FirstVerb == "contain" ? await ana.DecideAsync(id, "contain", "bpa:none") : await ana.DecideAsync(id, deed.FirstVerb!);
            Assert.True(answer.IsAccepted, answer.ToString());
        }

        await console.UntilAsync(
            record => record.IsAtRest && undone.All(deed => record.Attempts.Any(attempt => attempt.BucketId == record.Bucket(deed.Bucket)!.Id && attempt.Status == AttemptStatus.Verified)),
            "what is to be undone");
        // CloudTrail tells late of those writes; the looks that follow would read what a trouble is about.
        await console.RestAsync();
    }

    /// <summary>The decision, or the change that automatic mode decides about. A console that dies before it answers is no failure.</summary>
    public async Task BeginAsync(Deed deed)
    {
        if (!deed.IsByPerson)
        {
            await aws.PutPolicyAsync(deed.Bucket, deed.Exposed);
            return;
        }

        using var ana = await console.AsAsync("Ana");
        try
        {
            var id = deed.FindingIn(console.Record())!.Id;
            var answer = deed.Sees is { } seen ? await ana.DecideAsync(id, deed.Verb, seen) : await ana.DecideAsync(id, deed.Verb);
            Assert.True(answer.IsAccepted, $"{deed.Bucket}: {answer}");
        }
        catch (HttpRequestException)
        {
            // It died before it could answer.
        }
    }
}
