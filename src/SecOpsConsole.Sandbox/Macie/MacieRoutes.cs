using SecOpsConsole.Sandbox.Macie.Findings;
using SecOpsConsole.Sandbox.Macie.Jobs;

namespace SecOpsConsole.Sandbox.Macie;

/// <summary>The one list of operations. A path without a star goes before one with a star that would take it too.</summary>
internal static class MacieRoutes
{
    public static MacieRoute[] Of(SandboxWorld world, MacieEngine engine)
    {
        var (store, buckets) = (engine.Store, new BucketOperations(world.S3, engine.Store));
        var (sessions, identifiers) = (new SessionOperations(store), new CustomIdentifierOperations(store));
        var (lists, jobs) = (new AllowListOperations(store, world.S3), new JobOperations(store, engine.Runner, world.Options));
        var (filters, findings, tags) = (new FilterOperations(store), new FindingOperations(store, engine.Desk), new TagOperations(store));
        return
        [
            new("GET", "/macie", "GetMacieSession", sessions.Get, NeedsSession: false),
            new("POST", "/macie", "EnableMacie", sessions.Enable, NeedsSession: false),
            new("PATCH", "/macie", "UpdateMacieSession", sessions.Update),
            new("DELETE", "/macie", "DisableMacie", sessions.Disable),
            new("POST", "/custom-data-identifiers", "CreateCustomDataIdentifier", identifiers.Create),
            new("POST", "/custom-data-identifiers/list", "ListCustomDataIdentifiers", identifiers.List),
            new("POST", "/custom-data-identifiers/test", "TestCustomDataIdentifier", identifiers.Test),
            new("GET", "/custom-data-identifiers/*", "GetCustomDataIdentifier", identifiers.Get),
            new("DELETE", "/custom-data-identifiers/*", "DeleteCustomDataIdentifier", identifiers.Delete),
            new("POST", "/managed-data-identifiers/list", "ListManagedDataIdentifiers", ManagedIdentifierList.Answer),
            new("POST", "/allow-lists", "CreateAllowList", lists.Create),
            new("GET", "/allow-lists", "ListAllowLists", lists.List),
            new("GET", "/allow-lists/*", "GetAllowList", lists.Get),
            new("PUT", "/allow-lists/*", "UpdateAllowList", lists.Update),
            new("DELETE", "/allow-lists/*", "DeleteAllowList", lists.Delete),
            new("POST", "/jobs", "CreateClassificationJob", jobs.Create),
            new("POST", "/jobs/list", "ListClassificationJobs", jobs.List),
            new("GET", "/jobs/*", "DescribeClassificationJob", jobs.Describe),
            new("PATCH", "/jobs/*", "UpdateClassificationJob", jobs.Update),
            new("POST", "/findingsfilters", "CreateFindingsFilter", filters.Create),
            new("GET", "/findingsfilters", "ListFindingsFilters", filters.List),
            new("GET", "/findingsfilters/*", "GetFindingsFilter", filters.Get),
            new("PATCH", "/findingsfilters/*", "UpdateFindingsFilter", filters.Update),
            new("DELETE", "/findingsfilters/*", "DeleteFindingsFilter", filters.Delete),
            new("POST", "/findings", "ListFindings", findings.List),
            new("POST", "/findings/describe", "GetFindings", findings.Get),
            new("POST", "/findings/statistics", "GetFindingStatistics", findings.Statistics),
            new("POST", "/findings/sample", "CreateSampleFindings", findings.Sample),
            new("POST", "/datasources/s3", "DescribeBuckets", buckets.Describe),
            new("GET", "/tags/*", "ListTagsForResource", tags.List),
            new("POST", "/tags/*", "TagResource", tags.Add),
            new("DELETE", "/tags/*", "UntagResource", tags.Remove),
        ];
    }
}
