using SecOpsConsole.Sandbox.Config;
using SecOpsConsole.Sandbox.S3;

namespace SecOpsConsole.Sandbox.World;

/// <summary>
/// Builds the demo company by the calls that its people made over the last weeks, dated back from now. Every call
/// goes through S3's own checks; AWS Config recorded each of them a few minutes later. Which minute of which hour is
/// drawn from the name of the seed, so the same seed gives the same past.
/// </summary>
internal sealed class DemoSeed(InsideCalls calls, Actors actors, S3Store buckets, ConfigHistory history, TimeProvider time)
{
    public void Plant(string seed)
    {
        foreach (var bucket in DemoCompany.Buckets)
        {
            Plant(bucket, new Dice(seed + "/" + bucket.Name));
        }
    }

    private void Plant(DemoBucket bucket, Dice dice)
    {
        var actor = bucket.ManagedByTerraform ? actors.Terraform : actors.Administrator;
        // One delay per bucket: two changes within a minute must not be recorded in the wrong order.
        var delay = TimeSpan.FromSeconds(dice.Between(95, 260));
        foreach (var (whenUtc, call, status) in Past(bucket, dice).OrderBy(step => step.WhenUtc))
        {
            calls.Replay(actor, call, whenUtc);
            if (status is { } recorded)
            {
                history.Record(ConfigurationItemWriter.Write(buckets.Find(bucket.Name)!, recorded, whenUtc + delay));
            }
        }
    }

    private IEnumerable<(DateTime WhenUtc, InsideCall Call, ItemStatus? Recorded)> Past(DemoBucket bucket, Dice dice)
    {
        var createdUtc = WorkingHour(bucket.AgeDays, dice).AddHours(-9);
        yield return (createdUtc, InsideCall.CreateBucket(bucket.Region, bucket.Name), ItemStatus.ResourceDiscovered);
        yield return (createdUtc.AddSeconds(20), InsideCall.PutTagging(bucket.Region, bucket.Name, Tags(bucket)), ItemStatus.OK);
        if (bucket.KmsKeyArn is { } key)
        {
            yield return (createdUtc.AddMinutes(11), InsideCall.PutKmsEncryption(bucket.Region, bucket.Name, key), ItemStatus.OK);
        }

        if (!bucket.BlockPublicAccess)
        {
            yield return (createdUtc.AddMinutes(35), InsideCall.PutPublicAccessBlock(bucket.Region, bucket.Name, on: false), ItemStatus.OK);
        }

        foreach (var (ageDays, policy) in bucket.Policies)
        {
            var call = policy is null
                ? InsideCall.DeletePolicy(bucket.Region, bucket.Name)
                : InsideCall.PutPolicy(bucket.Region, bucket.Name, policy);
            yield return (WorkingHour(ageDays, dice), call, ItemStatus.OK);
        }

        foreach (var (objectKey, text) in bucket.Objects)
        {
            yield return (createdUtc.AddHours(1), InsideCall.PutObject(bucket.Region, bucket.Name, objectKey, text), null);
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Tags(DemoBucket bucket)
    {
        yield return new("owner", bucket.Owner);
        if (bucket.ManagedByTerraform)
        {
            yield return new("managed-by", "terraform");
        }
    }

    private DateTime WorkingHour(int ageDays, Dice dice) =>
        time.GetUtcNow().UtcDateTime.Date.AddDays(-ageDays).AddHours(9).AddMinutes(dice.Between(0, 480)).AddMilliseconds(dice.Between(0, 59_999));
}
