using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Macie.Detection;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Macie.Jobs;

/// <summary>Reads and checks what CreateClassificationJob was sent.</summary>
internal static class JobInput
{
    private const int MostBuckets = 1000;
    private const int MostCustomIds = 30;
    private const int MostAllowLists = 10;

    private static readonly string[] Selectors = ["ALL", "EXCLUDE", "INCLUDE", "NONE", "RECOMMENDED"];

    /// <summary>The job, or a refusal in <see cref="JsonInput.Error"/>.</summary>
    public static ClassificationJob Read(MacieCall call, MacieStore store)
    {
        var input = call.Input;
        var type = input.RequiredOneOf("jobType", ClassificationJob.OneTime, ClassificationJob.Scheduled);
        var initialRun = input.Flag("initialRun") ?? false;
        var schedule = Schedule(input, type);
        var runsNow = type == ClassificationJob.OneTime || initialRun;
        var job = new ClassificationJob
        {
            AccountId = call.AccountId,
            Region = call.Region,
            Id = MacieCall.NewId(),
            CreatedUtc = call.NowUtc,
            ClientToken = input.RequiredText("clientToken", 256) ?? "",
            Name = input.RequiredText("name", 500) ?? "",
            Description = input.Text("description", 200),
            JobType = type ?? "",
            InitialRun = initialRun,
            Definition = Definition(input),
            Schedule = schedule,
            Selector = input.OneOf("managedDataIdentifierSelector", Selectors) ?? "RECOMMENDED",
            ManagedIds = Texts(input, "managedDataIdentifierIds", 500),
            CustomIds = Texts(input, "customDataIdentifierIds", MostCustomIds),
            AllowListIds = Texts(input, "allowListIds", MostAllowLists),
            SamplingPercentage = input.Whole("samplingPercentage", 1, 100) ?? 100,
            Tags = call.Tags(),
            Status = runsNow ? JobStatus.RUNNING : JobStatus.IDLE,
            InRun = runsNow,
            Runs = runsNow ? 1 : 0,
            LastRunUtc = runsNow ? call.NowUtc : null,
            ChangedSinceUtc = runsNow ? null : call.NowUtc,
            NextRunUtc = schedule is null || input.Error is not null ? null : JobSchedule.Next(schedule, call.NowUtc, call.NowUtc),
        };
        CheckIdentifiers(call, store, job);
        return job;
    }

    private static JsonObject? Schedule(JsonInput input, string? type)
    {
        var frequency = input.Structure("scheduleFrequency");
        if (type == ClassificationJob.OneTime)
        {
            return frequency is null ? null : Refuse<JsonObject>(input, "A job that runs once has no scheduleFrequency.");
        }

        if (frequency is null || frequency.Members.Count(member => member.Value is JsonObject) != 1)
        {
            return Refuse<JsonObject>(input, "A scheduled job needs exactly one of dailySchedule, weeklySchedule and monthlySchedule.");
        }

        var weekly = frequency.Structure("weeklySchedule");
        var monthly = frequency.Structure("monthlySchedule");
        weekly?.RequiredOneOf("dayOfWeek", JobSchedule.Days);
        if (monthly is not null && monthly.Whole("dayOfMonth", 1, 31) is null)
        {
            return Refuse<JsonObject>(input, "A monthly schedule needs a dayOfMonth from 1 to 31.");
        }

        return frequency.Members.DeepClone().AsObject();
    }

    private static JsonObject Definition(JsonInput input)
    {
        var definition = input.RequiredStructure("s3JobDefinition");
        var criteria = definition?.Structure("bucketCriteria");
        var accounts = definition?.Structures("bucketDefinitions", MostBuckets) ?? [];
        if (definition is null)
        {
            return [];
        }

        if (criteria is null == (accounts.Count == 0))
        {
            return Refuse<JsonObject>(input, "A job needs either bucketDefinitions or bucketCriteria.") ?? [];
        }

        var count = 0;
        foreach (var account in accounts)
        {
            account.RequiredText("accountId", 12, 12);
            count += account.RequiredList("buckets", MostBuckets)?.Count ?? 0;
        }

        if (count > MostBuckets)
        {
            Refuse<JsonObject>(input, $"A job can name {MostBuckets} buckets at most.");
        }

        return definition.Members.DeepClone().AsObject();
    }

    private static void CheckIdentifiers(MacieCall call, MacieStore store, ClassificationJob job)
    {
        var named = job.Selector is "INCLUDE" or "EXCLUDE";
        var problem = named && job.ManagedIds.Count == 0 ? $"The selector {job.Selector} needs managedDataIdentifierIds."
            : !named && job.ManagedIds.Count > 0 ? $"The selector {job.Selector} goes without managedDataIdentifierIds."
            : job.ManagedIds.FirstOrDefault(id => ManagedDetectors.All.All(detector => detector.Id != id)) is { } unknown ? $"There is no managed data identifier {unknown}."
            : job.Selector == "NONE" && job.CustomIds.Count == 0 ? "The selector NONE needs at least one custom data identifier."
            : job.CustomIds.Any(id => store.CustomIdentifiers.Find(call.KeyOf(id)) is not { Deleted: false }) ? "A custom data identifier of the job does not exist."
            : job.AllowListIds.Any(id => store.AllowLists.Find(call.KeyOf(id)) is null) ? "An allow list of the job does not exist."
            : null;
        if (problem is not null)
        {
            call.Input.Refuse(MacieErrors.Invalid(problem));
        }
    }

    private static IReadOnlyList<string> Texts(JsonInput input, string name, int most)
    {
        var list = input.List(name, most) ?? [];
        return list.All(item => item is JsonValue value && value.TryGetValue<string>(out _))
            ? [.. list.Select(item => item!.GetValue<string>())]
            : Refuse<string[]>(input, $"The members of {name} are texts.") ?? [];
    }

    private static T? Refuse<T>(JsonInput input, string message)
        where T : class
    {
        input.Refuse(MacieErrors.Invalid(message));
        return null;
    }
}
