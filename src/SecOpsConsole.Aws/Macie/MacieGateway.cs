using Amazon.Macie2;
using Amazon.Macie2.Model;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Ports.Macie;

namespace SecOpsConsole.Aws.Macie;

/// <summary>Amazon Macie.</summary>
internal sealed class MacieGateway(AwsClients clients, TimeProvider clock) : IMacieGateway
{
    /// <summary>Rules are read one by one; more than this are rare, and each is a call.</summary>
    private const int MostRules = 100;

    private readonly MacieCalls _calls = new(clients);
    private readonly MacieJobPace _pace = new(clock);

    public IReadOnlyList<MaciePlace> Places => _calls.Places;

    [RequiresIam("macie2:GetMacieSession")]
    public Task<AwsAnswer<MacieSession>> ReadSessionAsync(MaciePlace place, CancellationToken cancellationToken) =>
        _calls.AskAsync(place, isWrite: false, async client =>
        {
            try
            {
                var session = await client.GetMacieSessionAsync(new GetMacieSessionRequest(), cancellationToken).ConfigureAwait(false);
                var status = session.Status?.Value == "PAUSED" ? Core.Ports.Macie.MacieStatus.Paused : Core.Ports.Macie.MacieStatus.Enabled;
                return AwsAnswer<MacieSession>.Ok(
                    new MacieSession(status, session.FindingPublishingFrequency?.Value, session.CreatedAt), session.ResponseMetadata?.RequestId);
            }
            catch (AccessDeniedException error) when (MacieCalls.IsNotEnabled(error))
            {
                return AwsAnswer<MacieSession>.Ok(new MacieSession(Core.Ports.Macie.MacieStatus.NotEnabled, null, null), error.RequestId);
            }
        });

    [RequiresIam("macie2:EnableMacie")]
    public Task<AwsAnswer<Written>> EnableAsync(MaciePlace place, CancellationToken cancellationToken) =>
        _calls.WriteAsync(place, client => client.EnableMacieAsync(new EnableMacieRequest { Status = Amazon.Macie2.MacieStatus.ENABLED }, cancellationToken));

    [RequiresIam("macie2:ListClassificationJobs")]
    public Task<AwsAnswer<IReadOnlyList<MacieJob>>> ListJobsAsync(MaciePlace place, CancellationToken cancellationToken) =>
        _calls.ListAsync(place, async (client, next) =>
        {
            var page = await client.ListClassificationJobsAsync(
                new ListClassificationJobsRequest
                {
                    NextToken = next,
                    SortCriteria = new ListJobsSortCriteria { AttributeName = ListJobsSortAttributeName.CreatedAt, OrderBy = OrderBy.DESC },
                },
                cancellationToken).ConfigureAwait(false);
            return ((page.Items ?? []).Select(MacieReadings.Job), page.NextToken, page);
        });

    [RequiresIam("macie2:DescribeClassificationJob")]
    public Task<AwsAnswer<MacieJobDetail>> ReadJobAsync(MaciePlace place, string jobId, CancellationToken cancellationToken) =>
        _calls.AskAsync(place, isWrite: false, async client =>
        {
            var job = await client.DescribeClassificationJobAsync(new DescribeClassificationJobRequest { JobId = jobId }, cancellationToken).ConfigureAwait(false);
            return AwsAnswer<MacieJobDetail>.Ok(MacieReadings.Detail(job), job.ResponseMetadata?.RequestId);
        });

    [RequiresIam("macie2:CreateClassificationJob")]
    public Task<AwsAnswer<string>> CreateJobAsync(MaciePlace place, MacieJobOrder order, CancellationToken cancellationToken)
    {
        if (Places.Contains(place) && _pace.Take(place) is { Ticks: > 0 } wait)
        {
            return Task.FromResult(AwsAnswer<string>.Failed(new AwsFault(
                AwsFaultKind.Throttled, "JobPace",
                $"AWS takes one new job every {MacieJobPace.Interval.TotalSeconds:0} seconds. No call was made. Try again in {Math.Ceiling(wait.TotalSeconds):0} seconds.", null)));
        }

        return _calls.CreateAsync(place, client => client.CreateClassificationJobAsync(MacieForms.Job(place, order), cancellationToken), answer => answer.JobId);
    }

    public TimeSpan JobWait(MaciePlace place) => _pace.Left(place);

    [RequiresIam("macie2:UpdateClassificationJob")]
    public Task<AwsAnswer<Written>> ChangeJobAsync(MaciePlace place, string jobId, MacieJobChange change, CancellationToken cancellationToken) =>
        _calls.WriteAsync(place, client => client.UpdateClassificationJobAsync(
            new UpdateClassificationJobRequest { JobId = jobId, JobStatus = MacieForms.Status(change) }, cancellationToken));

    [RequiresIam("macie2:ListManagedDataIdentifiers")]
    public Task<AwsAnswer<IReadOnlyList<MacieManagedIdentifier>>> ListManagedIdentifiersAsync(MaciePlace place, CancellationToken cancellationToken) =>
        _calls.ListAsync(place, async (client, next) =>
        {
            var page = await client.ListManagedDataIdentifiersAsync(new ListManagedDataIdentifiersRequest { NextToken = next }, cancellationToken).ConfigureAwait(false);
            return ((page.Items ?? []).Select(item => new MacieManagedIdentifier(item.Id, item.Category?.Value ?? "")), page.NextToken, page);
        });

    [RequiresIam("macie2:ListCustomDataIdentifiers")]
    public Task<AwsAnswer<IReadOnlyList<MacieItem>>> ListIdentifiersAsync(MaciePlace place, CancellationToken cancellationToken) =>
        _calls.ListAsync(place, async (client, next) =>
        {
            var page = await client.ListCustomDataIdentifiersAsync(new ListCustomDataIdentifiersRequest { NextToken = next }, cancellationToken).ConfigureAwait(false);
            return ((page.Items ?? []).Select(item => new MacieItem(item.Id, item.Name, item.Description, item.CreatedAt)), page.NextToken, page);
        });

    [RequiresIam("macie2:GetCustomDataIdentifier")]
    public Task<AwsAnswer<MacieIdentifierDetail>> ReadIdentifierAsync(MaciePlace place, string identifierId, CancellationToken cancellationToken) =>
        _calls.AskAsync(place, isWrite: false, async client =>
        {
            var identifier = await client.GetCustomDataIdentifierAsync(new GetCustomDataIdentifierRequest { Id = identifierId }, cancellationToken).ConfigureAwait(false);
            return AwsAnswer<MacieIdentifierDetail>.Ok(MacieReadings.Identifier(identifier), identifier.ResponseMetadata?.RequestId);
        });

    [RequiresIam("macie2:CreateCustomDataIdentifier")]
    public Task<AwsAnswer<string>> CreateIdentifierAsync(MaciePlace place, MacieIdentifierDraft draft, string token, CancellationToken cancellationToken) =>
        _calls.CreateAsync(
            place,
            client => client.CreateCustomDataIdentifierAsync(
                new CreateCustomDataIdentifierRequest
                {
                    ClientToken = token, Name = draft.Name, Description = draft.Description!, Regex = draft.Regex, Keywords = MacieForms.Texts(draft.Keywords),
                    IgnoreWords = MacieForms.Texts(draft.IgnoreWords), MaximumMatchDistance = draft.MaximumMatchDistance,
                },
                cancellationToken),
            answer => answer.CustomDataIdentifierId);

    [RequiresIam("macie2:DeleteCustomDataIdentifier")]
    public Task<AwsAnswer<Written>> DeleteIdentifierAsync(MaciePlace place, string identifierId, CancellationToken cancellationToken) =>
        _calls.WriteAsync(place, client => client.DeleteCustomDataIdentifierAsync(new DeleteCustomDataIdentifierRequest { Id = identifierId }, cancellationToken));

    [RequiresIam("macie2:TestCustomDataIdentifier")]
    public Task<AwsAnswer<int>> TestIdentifierAsync(MaciePlace place, MacieIdentifierDraft draft, string text, CancellationToken cancellationToken) =>
        _calls.AskAsync(place, isWrite: false, async client =>
        {
            var answer = await client.TestCustomDataIdentifierAsync(
                new TestCustomDataIdentifierRequest
                {
                    Regex = draft.Regex, Keywords = MacieForms.Texts(draft.Keywords), IgnoreWords = MacieForms.Texts(draft.IgnoreWords),
                    MaximumMatchDistance = draft.MaximumMatchDistance, SampleText = text,
                },
                cancellationToken).ConfigureAwait(false);
            return AwsAnswer<int>.Ok(answer.MatchCount ?? 0, answer.ResponseMetadata?.RequestId);
        });

    [RequiresIam("macie2:ListAllowLists")]
    public Task<AwsAnswer<IReadOnlyList<MacieItem>>> ListAllowListsAsync(MaciePlace place, CancellationToken cancellationToken) =>
        _calls.ListAsync(place, async (client, next) =>
        {
            var page = await client.ListAllowListsAsync(new ListAllowListsRequest { NextToken = next }, cancellationToken).ConfigureAwait(false);
            return ((page.AllowLists ?? []).Select(item => new MacieItem(item.Id, item.Name, item.Description, item.CreatedAt)), page.NextToken, page);
        });

    [RequiresIam("macie2:GetAllowList")]
    public Task<AwsAnswer<MacieAllowListDetail>> ReadAllowListAsync(MaciePlace place, string allowListId, CancellationToken cancellationToken) =>
        _calls.AskAsync(place, isWrite: false, async client =>
        {
            var list = await client.GetAllowListAsync(new GetAllowListRequest { Id = allowListId }, cancellationToken).ConfigureAwait(false);
            return AwsAnswer<MacieAllowListDetail>.Ok(MacieReadings.AllowList(list), list.ResponseMetadata?.RequestId);
        });

    [RequiresIam("macie2:CreateAllowList")]
    public Task<AwsAnswer<string>> CreateAllowListAsync(MaciePlace place, MacieAllowListDraft draft, CancellationToken cancellationToken) =>
        _calls.CreateAsync(
            place,
            client => client.CreateAllowListAsync(
                new CreateAllowListRequest
                {
                    ClientToken = draft.Token, Name = draft.Name, Description = draft.Description!,
                    Criteria = draft.Regex is { } regex
                        ? new AllowListCriteria { Regex = regex }
                        : new AllowListCriteria { S3WordsList = new S3WordsList { BucketName = draft.WordsBucket!, ObjectKey = draft.WordsKey! } },
                },
                cancellationToken),
            answer => answer.Id);

    [RequiresIam("macie2:DeleteAllowList")]
    public Task<AwsAnswer<Written>> DeleteAllowListAsync(MaciePlace place, string allowListId, CancellationToken cancellationToken) =>
        _calls.WriteAsync(place, client => client.DeleteAllowListAsync(new DeleteAllowListRequest { Id = allowListId }, cancellationToken));

    [RequiresIam("macie2:ListFindingsFilters", "macie2:GetFindingsFilter")]
    public Task<AwsAnswer<IReadOnlyList<MacieSuppressionRule>>> ListSuppressionRulesAsync(MaciePlace place, CancellationToken cancellationToken) =>
        _calls.ListAsync(place, async (client, next) =>
        {
            var page = await client.ListFindingsFiltersAsync(new ListFindingsFiltersRequest { NextToken = next }, cancellationToken).ConfigureAwait(false);
            var rules = new List<MacieSuppressionRule>();
            foreach (var item in (page.FindingsFilterListItems ?? []).Where(item => item.Action?.Value == "ARCHIVE").Take(MostRules))
            {
                var filter = await client.GetFindingsFilterAsync(new GetFindingsFilterRequest { Id = item.Id }, cancellationToken).ConfigureAwait(false);
                rules.Add(MacieReadings.Rule(filter));
            }

            return (rules.AsEnumerable(), page.NextToken, page);
        });

    [RequiresIam("macie2:CreateFindingsFilter")]
    public Task<AwsAnswer<string>> CreateSuppressionRuleAsync(
        MaciePlace place, string name, string? description, IReadOnlyList<MacieCondition> conditions, string token, CancellationToken cancellationToken) =>
        _calls.CreateAsync(
            place,
            client => client.CreateFindingsFilterAsync(
                new CreateFindingsFilterRequest
                {
                    Action = FindingsFilterAction.ARCHIVE, ClientToken = token, Name = name, Description = description!, FindingCriteria = MacieForms.Criteria(conditions),
                },
                cancellationToken),
            answer => answer.Id);

    [RequiresIam("macie2:DeleteFindingsFilter")]
    public Task<AwsAnswer<Written>> DeleteSuppressionRuleAsync(MaciePlace place, string ruleId, CancellationToken cancellationToken) =>
        _calls.WriteAsync(place, client => client.DeleteFindingsFilterAsync(new DeleteFindingsFilterRequest { Id = ruleId }, cancellationToken));

    [RequiresIam("macie2:DescribeBuckets")]
    public Task<AwsAnswer<IReadOnlyList<MacieCoverage>>> ListCoverageAsync(MaciePlace place, CancellationToken cancellationToken) =>
        _calls.ListAsync(place, async (client, next) =>
        {
            var page = await client.DescribeBucketsAsync(new DescribeBucketsRequest { NextToken = next }, cancellationToken).ConfigureAwait(false);
            return ((page.Buckets ?? []).Select(MacieReadings.Coverage), page.NextToken, page);
        });

    [RequiresIam("macie2:CreateSampleFindings")]
    public Task<AwsAnswer<Written>> CreateSamplesAsync(MaciePlace place, CancellationToken cancellationToken) =>
        _calls.WriteAsync(place, client => client.CreateSampleFindingsAsync(new CreateSampleFindingsRequest(), cancellationToken));

    [RequiresIam("macie2:ListFindings")]
    public Task<AwsAnswer<MacieIds>> ListFindingsAsync(
        MaciePlace place, IReadOnlyList<MacieCondition> conditions, DateTime? updatedSinceUtc, string? next, CancellationToken cancellationToken) =>
        _calls.AskAsync(place, isWrite: false, async client =>
        {
            var criteria = MacieForms.Criteria([.. conditions.Where(condition => condition.Field != "archived"), new MacieCondition("archived", ["false"])]);
            if (updatedSinceUtc is { } since)
            {
                criteria.Criterion["updatedAt"] = new CriterionAdditionalProperties { Gte = new DateTimeOffset(since, TimeSpan.Zero).ToUnixTimeMilliseconds() };
            }

            var page = await client.ListFindingsAsync(
                new ListFindingsRequest
                {
                    FindingCriteria = criteria, MaxResults = 50, NextToken = next!,
                    SortCriteria = new SortCriteria { AttributeName = "updatedAt", OrderBy = OrderBy.ASC },
                },
                cancellationToken).ConfigureAwait(false);
            return AwsAnswer<MacieIds>.Ok(
                new MacieIds(page.FindingIds ?? [], string.IsNullOrEmpty(page.NextToken) ? null : page.NextToken), page.ResponseMetadata?.RequestId);
        });

    [RequiresIam("macie2:GetFindings")]
    public Task<AwsAnswer<IReadOnlyList<MacieFindingText>>> ReadFindingsAsync(MaciePlace place, IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        _calls.AskAsync(place, isWrite: false, async client =>
        {
            var answer = await client.GetFindingsAsync(new GetFindingsRequest { FindingIds = [.. ids] }, cancellationToken).ConfigureAwait(false);
            return AwsAnswer<IReadOnlyList<MacieFindingText>>.Ok(
                [.. (answer.Findings ?? []).Select(finding => new MacieFindingText(finding.Id, finding.UpdatedAt, MacieFindingJson.Write(finding)))],
                answer.ResponseMetadata?.RequestId);
        });
}
