using Amazon;
using Amazon.SecurityHub;
using Amazon.SecurityHub.Model;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Ports.SecurityHub;

namespace SecOpsConsole.Aws;

/// <summary>AWS Security Hub CSPM.</summary>
internal sealed class SecurityHubGateway(AwsClients clients) : ISecurityHubGateway
{
    [RequiresIam("securityhub:GetFindings")]
    public Task<AwsAnswer<IReadOnlyList<HubSubject>>> ReadAsync(HubPlace place, IReadOnlyList<string> findingIds, CancellationToken cancellationToken) =>
        IsConfigured(place)
            ? AwsCall.CatchAsync(isWrite: false, () => ReadCallAsync(place, findingIds, cancellationToken))
            : Task.FromResult(AwsAnswer<IReadOnlyList<HubSubject>>.Failed(AwsCall.NotConfigured(place.AccountId, place.Region)));

    [RequiresIam("securityhub:BatchUpdateFindings")]
    public Task<AwsAnswer<IReadOnlyList<HubRefusal>>> NoteAsync(HubPlace place, HubUpdate update, IReadOnlyList<string> findingIds, CancellationToken cancellationToken) =>
        IsConfigured(place)
            ? AwsCall.CatchAsync(isWrite: true, () => CallAsync(place, update, findingIds, cancellationToken))
            : Task.FromResult(AwsAnswer<IReadOnlyList<HubRefusal>>.Failed(AwsCall.NotConfigured(place.AccountId, place.Region)));

    private bool IsConfigured(HubPlace place) => clients.Accounts.Any(a => a.AccountId == place.AccountId && a.Regions.Contains(place.Region));

    private async Task<AwsAnswer<IReadOnlyList<HubSubject>>> ReadCallAsync(HubPlace place, IReadOnlyList<string> findingIds, CancellationToken cancellationToken)
    {
        var answer = await clients.SecurityHub(place.AccountId, place.Region).GetFindingsAsync(
            new GetFindingsRequest
            {
                Filters = new AwsSecurityFindingFilters
                {
                    Id = [.. findingIds.Select(Equal)],
                    ProductArn = [Equal(MacieProduct(place.Region))],
                },
                MaxResults = 100,
            },
            cancellationToken).ConfigureAwait(false);
        var subjects = (answer.Findings ?? []).Where(finding => finding.Id is not null).GroupBy(finding => finding.Id, StringComparer.Ordinal)
            .Select(group => new HubSubject(group.Key, [.. group.SelectMany(finding => finding.Resources ?? []).Select(resource => resource.Id ?? "")]));
        return AwsAnswer<IReadOnlyList<HubSubject>>.Ok([.. subjects], answer.ResponseMetadata?.RequestId);
    }

    private static StringFilter Equal(string value) => new() { Comparison = StringFilterComparison.EQUALS, Value = value };

    private async Task<AwsAnswer<IReadOnlyList<HubRefusal>>> CallAsync(
        HubPlace place, HubUpdate update, IReadOnlyList<string> findingIds, CancellationToken cancellationToken)
    {
        var product = MacieProduct(place.Region);
        var answer = await clients.SecurityHub(place.AccountId, place.Region).BatchUpdateFindingsAsync(
            new BatchUpdateFindingsRequest
            {
                FindingIdentifiers = [.. findingIds.Select(id => new AwsSecurityFindingIdentifier { Id = id, ProductArn = product })],
                Workflow = new WorkflowUpdate { Status = update.Status },
                Note = new NoteUpdate { Text = update.Text, UpdatedBy = update.Who },
            },
            cancellationToken).ConfigureAwait(false);
        var processed = (answer.ProcessedFindings ?? []).Select(finding => finding.Id).ToHashSet(StringComparer.Ordinal);
        var refused = (answer.UnprocessedFindings ?? []).Where(finding => finding.FindingIdentifier?.Id is not null)
            .Select(finding => new HubRefusal(finding.FindingIdentifier.Id, finding.ErrorCode ?? "Unknown", finding.ErrorMessage ?? ""))
            .DistinctBy(refusal => refusal.FindingId, StringComparer.Ordinal).ToList();
        var unnamed = findingIds.Where(id => !processed.Contains(id) && !refused.Exists(refusal => refusal.FindingId == id))
            .Select(id => new HubRefusal(id, HubRefusal.NotAnswered, "The answer did not name it."));
        return AwsAnswer<IReadOnlyList<HubRefusal>>.Ok([.. refused, .. unnamed], answer.ResponseMetadata?.RequestId);
    }

    /// <summary>Macie's product in a Region (Security Hub user guide, "Available AWS service integrations").</summary>
    private static string MacieProduct(string region) =>
        $"arn:{RegionEndpoint.GetBySystemName(region).PartitionName}:securityhub:{region}::product/aws/macie";
}
