using Amazon.Macie2.Model;
using SecOpsConsole.Core.Ports.Macie;

namespace SecOpsConsole.Aws.Macie;

/// <summary>Macie's answers as our records.</summary>
internal static class MacieReadings
{
    public static MacieJob Job(JobSummary job) => new()
    {
        Id = job.JobId,
        Name = job.Name,
        IsScheduled = job.JobType?.Value == "SCHEDULED",
        State = State(job.JobStatus?.Value),
        Buckets = [.. (job.BucketDefinitions ?? []).SelectMany(account => account.Buckets ?? [])],
        ByCriteria = job.BucketCriteria is not null,
        CreatedUtc = job.CreatedAt,
        LastRunFailed = job.LastRunErrorStatus?.Code?.Value == "ERROR",
        ExpiresUtc = job.UserPausedDetails?.JobExpiresAt,
    };

    public static MacieJobDetail Detail(DescribeClassificationJobResponse job) => new()
    {
        Job = new MacieJob
        {
            Id = job.JobId,
            Name = job.Name,
            IsScheduled = job.JobType?.Value == "SCHEDULED",
            State = State(job.JobStatus?.Value),
            Buckets = [.. (job.S3JobDefinition?.BucketDefinitions ?? []).SelectMany(account => account.Buckets ?? [])],
            ByCriteria = job.S3JobDefinition?.BucketCriteria is not null,
            CreatedUtc = job.CreatedAt,
            LastRunFailed = job.LastRunErrorStatus?.Code?.Value == "ERROR",
            ExpiresUtc = job.UserPausedDetails?.JobExpiresAt,
        },
        Schedule = Schedule(job.ScheduleFrequency),
        // Jobs from before the recommended set existed have no selector, and used all.
        Selector = Enum.TryParse<MacieSelector>(job.ManagedDataIdentifierSelector?.Value, ignoreCase: true, out var selector) ? selector : MacieSelector.All,
        ManagedIds = job.ManagedDataIdentifierIds ?? [],
        CustomIds = job.CustomDataIdentifierIds ?? [],
        AllowListIds = job.AllowListIds ?? [],
        Tags =
        [
            .. (job.S3JobDefinition?.BucketCriteria?.Includes?.And ?? []).SelectMany(block => block.TagCriterion?.TagValues ?? [])
                .Select(tag => new MacieTag(tag.Key ?? "", tag.Value ?? "")),
        ],
        SamplingPercentage = job.SamplingPercentage ?? 100,
        Runs = (long)(job.Statistics?.NumberOfRuns ?? 0),
        LastRunUtc = job.LastRunTime,
    };

    public static MacieCoverage Coverage(BucketMetadata bucket) => new()
    {
        Bucket = bucket.BucketName,
        Objects = bucket.ObjectCount,
        ClassifiableObjects = bucket.ClassifiableObjectCount,
        SizeBytes = bucket.SizeInBytes,
        InJob = Flag(bucket.JobDetails?.IsDefinedInJob?.Value),
        Monitored = Flag(bucket.JobDetails?.IsMonitoredByJob?.Value),
        InDiscovery = bucket.AutomatedDiscoveryMonitoringStatus?.Value switch { "MONITORED" => true, "NOT_MONITORED" => false, _ => null },
        LastDiscoveryUtc = bucket.LastAutomatedDiscoveryTime,
        SensitivityScore = bucket.SensitivityScore,
        ErrorCode = bucket.ErrorCode?.Value,
        ErrorMessage = bucket.ErrorMessage,
        LastJobRunUtc = bucket.JobDetails?.LastJobRunTime,
        IsPublic = bucket.PublicAccess?.EffectivePermission?.Value switch { "PUBLIC" => true, "NOT_PUBLIC" => false, _ => null },
    };

    public static MacieIdentifierDetail Identifier(GetCustomDataIdentifierResponse identifier) => new()
    {
        Regex = identifier.Regex ?? "",
        Keywords = identifier.Keywords ?? [],
        IgnoreWords = identifier.IgnoreWords ?? [],
        MaximumMatchDistance = identifier.MaximumMatchDistance,
        SeverityLevels =
        [
            .. (identifier.SeverityLevels ?? []).Select(level => new MacieSeverityLevel(level.OccurrencesThreshold ?? 1, level.Severity?.Value ?? ""))
                .OrderBy(level => level.Occurrences),
        ],
    };

    public static MacieAllowListDetail AllowList(GetAllowListResponse list) => new(
        list.Criteria?.Regex, list.Criteria?.S3WordsList?.BucketName, list.Criteria?.S3WordsList?.ObjectKey, list.Status?.Code?.Value ?? "UNKNOWN_ERROR", list.Status?.Description);

    public static MacieSuppressionRule Rule(GetFindingsFilterResponse filter)
    {
        var criteria = filter.FindingCriteria?.Criterion ?? [];
        return new MacieSuppressionRule(
            filter.Id, filter.Name, filter.Description,
            [.. criteria.Where(field => field.Value.Eq is { Count: > 0 }).Select(field => new MacieCondition(field.Key, field.Value.Eq))],
            criteria.Values.Any(condition => condition.Eq is null or { Count: 0 } || condition.Neq is { Count: > 0 } || condition.EqExactMatch is { Count: > 0 }
                || (condition.Gt ?? condition.Gte ?? condition.Lt ?? condition.Lte) is not null));
    }

    private static MacieJobState State(string? status) => status switch
    {
        "RUNNING" => MacieJobState.Running,
        "USER_PAUSED" => MacieJobState.UserPaused,
        "PAUSED" => MacieJobState.Paused,
        "COMPLETE" => MacieJobState.Complete,
        "CANCELLED" => MacieJobState.Cancelled,
        _ => MacieJobState.Idle,
    };

    private static MacieSchedule? Schedule(JobScheduleFrequency? frequency) => frequency switch
    {
        { WeeklySchedule: { } weekly } => new MacieSchedule(
            MacieFrequency.Weekly, Enum.TryParse<DayOfWeek>(weekly.DayOfWeek?.Value, ignoreCase: true, out var day) ? day : null),
        { MonthlySchedule: { } monthly } => new MacieSchedule(MacieFrequency.Monthly, DayOfMonth: monthly.DayOfMonth),
        { DailySchedule: not null } => new MacieSchedule(MacieFrequency.Daily),
        _ => null,
    };

    private static bool? Flag(string? text) => text switch { "TRUE" => true, "FALSE" => false, _ => null };
}
