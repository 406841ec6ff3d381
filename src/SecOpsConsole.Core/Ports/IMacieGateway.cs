using SecOpsConsole.Core.Ports.Macie;

namespace SecOpsConsole.Core.Ports;

/// <summary>
/// Amazon Macie in one account and Region. Never throws for an AWS error, makes no call for a place that is not configured, and never asks for the sensitive
/// data itself. Lists are read to their end, with a bound. When AWS limits the calls (429) it waits and tries again a few times, then answers
/// <see cref="AwsFaultKind.Throttled"/>.
/// </summary>
public interface IMacieGateway
{
    /// <summary>The configured places.</summary>
    IReadOnlyList<MaciePlace> Places { get; }

    /// <summary>Where Macie is not enabled the answer says so; that is no fault.</summary>
    Task<AwsAnswer<MacieSession>> ReadSessionAsync(MaciePlace place, CancellationToken cancellationToken);

    /// <summary>Enables Macie, which AWS bills for. Conflict when it is enabled.</summary>
    Task<AwsAnswer<Written>> EnableAsync(MaciePlace place, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<AwsAnswer<IReadOnlyList<MacieJob>>> ListJobsAsync(MaciePlace place, CancellationToken cancellationToken);

    Task<AwsAnswer<MacieJobDetail>> ReadJobAsync(MaciePlace place, string jobId, CancellationToken cancellationToken);

    /// <summary>
    /// The id of the new job. AWS takes one job every 10 seconds: sooner than that the answer is Throttled, without a call, and says how long to wait.
    /// </summary>
    Task<AwsAnswer<string>> CreateJobAsync(MaciePlace place, MacieJobOrder order, CancellationToken cancellationToken);

    /// <summary>How long until <see cref="CreateJobAsync"/> makes a call again; zero or less: now. Makes no call.</summary>
    TimeSpan JobWait(MaciePlace place);

    Task<AwsAnswer<Written>> ChangeJobAsync(MaciePlace place, string jobId, MacieJobChange change, CancellationToken cancellationToken);

    Task<AwsAnswer<IReadOnlyList<MacieManagedIdentifier>>> ListManagedIdentifiersAsync(MaciePlace place, CancellationToken cancellationToken);

    Task<AwsAnswer<IReadOnlyList<MacieItem>>> ListIdentifiersAsync(MaciePlace place, CancellationToken cancellationToken);

    Task<AwsAnswer<MacieIdentifierDetail>> ReadIdentifierAsync(MaciePlace place, string identifierId, CancellationToken cancellationToken);

    /// <summary>The id of the new identifier. Invalid when Macie refuses the regex.</summary>
    Task<AwsAnswer<string>> CreateIdentifierAsync(MaciePlace place, MacieIdentifierDraft draft, string token, CancellationToken cancellationToken);

    Task<AwsAnswer<Written>> DeleteIdentifierAsync(MaciePlace place, string identifierId, CancellationToken cancellationToken);

    /// <summary>How often the draft matches in a text of at most 1,000 characters. The text goes to AWS and is kept nowhere.</summary>
    Task<AwsAnswer<int>> TestIdentifierAsync(MaciePlace place, MacieIdentifierDraft draft, string text, CancellationToken cancellationToken);

    Task<AwsAnswer<IReadOnlyList<MacieItem>>> ListAllowListsAsync(MaciePlace place, CancellationToken cancellationToken);

    Task<AwsAnswer<MacieAllowListDetail>> ReadAllowListAsync(MaciePlace place, string allowListId, CancellationToken cancellationToken);

    Task<AwsAnswer<string>> CreateAllowListAsync(MaciePlace place, MacieAllowListDraft draft, CancellationToken cancellationToken);

    Task<AwsAnswer<Written>> DeleteAllowListAsync(MaciePlace place, string allowListId, CancellationToken cancellationToken);

    /// <summary>The filters that archive; saved searches are left out.</summary>
    Task<AwsAnswer<IReadOnlyList<MacieSuppressionRule>>> ListSuppressionRulesAsync(MaciePlace place, CancellationToken cancellationToken);

    Task<AwsAnswer<string>> CreateSuppressionRuleAsync(
        MaciePlace place, string name, string? description, IReadOnlyList<MacieCondition> conditions, string token, CancellationToken cancellationToken);

    Task<AwsAnswer<Written>> DeleteSuppressionRuleAsync(MaciePlace place, string ruleId, CancellationToken cancellationToken);

    Task<AwsAnswer<IReadOnlyList<MacieCoverage>>> ListCoverageAsync(MaciePlace place, CancellationToken cancellationToken);

    /// <summary>One sample finding of every type; they arrive as events marked as samples.</summary>
    Task<AwsAnswer<Written>> CreateSamplesAsync(MaciePlace place, CancellationToken cancellationToken);

    /// <summary>Ids of findings that are not archived and match all conditions, oldest update first.</summary>
    /// <param name="place">Where.</param>
    /// <param name="conditions">Joined by AND; none matches everything.</param>
    /// <param name="updatedSinceUtc">Null: the 90 days that Macie keeps.</param>
    /// <param name="next">The token of the page before; null for the first page.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<AwsAnswer<MacieIds>> ListFindingsAsync(
        MaciePlace place, IReadOnlyList<MacieCondition> conditions, DateTime? updatedSinceUtc, string? next, CancellationToken cancellationToken);

    /// <summary>At most 50 findings by id; ids that are gone are left out.</summary>
    Task<AwsAnswer<IReadOnlyList<MacieFindingText>>> ReadFindingsAsync(MaciePlace place, IReadOnlyList<string> ids, CancellationToken cancellationToken);
}
