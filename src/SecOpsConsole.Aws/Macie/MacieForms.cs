using Amazon.Macie2;
using Amazon.Macie2.Model;
using SecOpsConsole.Core.Ports.Macie;

namespace SecOpsConsole.Aws.Macie;

/// <summary>Our records as Macie's requests.</summary>
internal static class MacieForms
{
    public static CreateClassificationJobRequest Job(MaciePlace place, MacieJobOrder order) => new()
    {
        ClientToken = order.Token,
        Name = order.Name,
        JobType = order.Schedule is null ? JobType.ONE_TIME : JobType.SCHEDULED,
        InitialRun = order.Schedule is null ? null : order.InitialRun,
        ScheduleFrequency = order.Schedule is { } schedule ? Schedule(schedule) : null!,
        ManagedDataIdentifierSelector = order.Selector.ToString().ToUpperInvariant(),
        ManagedDataIdentifierIds = Texts(order.ManagedIds),
        CustomDataIdentifierIds = Texts(order.CustomIds),
        AllowListIds = Texts(order.AllowListIds),
        SamplingPercentage = order.SamplingPercentage,
        S3JobDefinition = new S3JobDefinition
        {
            BucketDefinitions = order.Buckets.Count == 0 ? null! : [new S3BucketDefinitionForJob { AccountId = place.AccountId, Buckets = [.. order.Buckets] }],
            BucketCriteria = order.Buckets.Count > 0 ? null! : Tags(order.Tags),
        },
    };

    public static JobStatus Status(MacieJobChange change) => change switch
    {
        MacieJobChange.Pause => JobStatus.USER_PAUSED,
        MacieJobChange.Resume => JobStatus.RUNNING,
        MacieJobChange.Cancel => JobStatus.CANCELLED,
    };

    public static FindingCriteria Criteria(IEnumerable<MacieCondition> conditions) => new()
    {
        Criterion = conditions.ToDictionary(condition => condition.Field, condition => new CriterionAdditionalProperties { Eq = [.. condition.Values] }),
    };

    /// <summary>AWS refuses an empty list where none is wanted.</summary>
    public static List<string> Texts(IReadOnlyList<string> texts) => texts.Count == 0 ? null! : [.. texts];

    private static JobScheduleFrequency Schedule(MacieSchedule schedule) => schedule.Frequency switch
    {
        MacieFrequency.Daily => new JobScheduleFrequency { DailySchedule = new DailySchedule() },
        MacieFrequency.Weekly => new JobScheduleFrequency
        {
            WeeklySchedule = new WeeklySchedule { DayOfWeek = (schedule.Day ?? System.DayOfWeek.Monday).ToString().ToUpperInvariant() },
        },
        MacieFrequency.Monthly => new JobScheduleFrequency { MonthlySchedule = new MonthlySchedule { DayOfMonth = schedule.DayOfMonth ?? 1 } },
    };

    private static S3BucketCriteriaForJob Tags(IReadOnlyList<MacieTag> tags) => new()
    {
        Includes = new CriteriaBlockForJob
        {
            And =
            [
                new CriteriaForJob
                {
                    TagCriterion = new TagCriterionForJob
                    {
                        Comparator = JobComparator.EQ,
                        TagValues = [.. tags.Select(tag => new TagCriterionPairForJob { Key = tag.Key, Value = tag.Value.Length == 0 ? null! : tag.Value })],
                    },
                },
            ],
        },
    };
}
