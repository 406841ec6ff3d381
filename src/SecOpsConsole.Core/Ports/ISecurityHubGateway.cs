using SecOpsConsole.Core.Ports.SecurityHub;

namespace SecOpsConsole.Core.Ports;

/// <summary>AWS Security Hub CSPM in one account and Region. Never throws for an AWS error and makes no call for a place that is not configured.</summary>
public interface ISecurityHubGateway
{
    /// <summary>Findings in one call (Security Hub API reference, BatchUpdateFindings).</summary>
    const int MostInCall = 100;

    /// <summary>Findings in one read: a filter has at most 20 values (Security Hub API reference, GetFindings).</summary>
    const int MostInRead = 20;

    /// <summary>What findings of Macie are about; those that Security Hub does not know are left out. It never retries by itself.</summary>
    /// <param name="place">Whose findings.</param>
    /// <param name="findingIds">Macie's ids, at most <see cref="MostInRead"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<AwsAnswer<IReadOnlyList<HubSubject>>> ReadAsync(HubPlace place, IReadOnlyList<string> findingIds, CancellationToken cancellationToken);

    /// <summary>
    /// Sets the workflow status of findings of Macie, with a note. It never retries by itself. Security Hub answers at once and shows it after
    /// minutes; doing it twice changes nothing more than the note's time.
    /// </summary>
    /// <param name="place">Whose findings.</param>
    /// <param name="update">The same for all.</param>
    /// <param name="findingIds">Macie's ids, at most <see cref="MostInCall"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The findings that were not taken, each with its reason; none when all were.</returns>
    Task<AwsAnswer<IReadOnlyList<HubRefusal>>> NoteAsync(HubPlace place, HubUpdate update, IReadOnlyList<string> findingIds, CancellationToken cancellationToken);
}
