using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Ports.Macie;

namespace SecOpsConsole.Web.Components.Macie;

/// <summary>What a new job can choose from, as far as Macie gave it.</summary>
public sealed record JobChoices(
    AwsAnswer<IReadOnlyList<MacieCoverage>> Buckets, AwsAnswer<IReadOnlyList<MacieManagedIdentifier>> Managed, AwsAnswer<IReadOnlyList<MacieItem>> Custom,
    AwsAnswer<IReadOnlyList<MacieItem>> Lists)
{
    /// <summary>What could not be read, and why.</summary>
    public IEnumerable<(string What, AwsFault Fault)> Missing =>
        new (string What, AwsFault? Fault)[]
        {
            ("The buckets", Buckets.Fault), ("The managed data identifiers", Managed.Fault), ("The custom data identifiers", Custom.Fault), ("The allow lists", Lists.Fault),
        }.Where(choice => choice.Fault is not null).Select(choice => (choice.What, choice.Fault!));

    /// <summary>Asks Macie for what <paramref name="before"/> does not have yet.</summary>
    public static async Task<JobChoices> ReadAsync(IMacieGateway macie, MaciePlace place, JobChoices? before, CancellationToken cancellationToken) => new(
        before is { Buckets.IsOk: true } ? before.Buckets : await macie.ListCoverageAsync(place, cancellationToken),
        before is { Managed.IsOk: true } ? before.Managed : await macie.ListManagedIdentifiersAsync(place, cancellationToken),
        before is { Custom.IsOk: true } ? before.Custom : await macie.ListIdentifiersAsync(place, cancellationToken),
        before is { Lists.IsOk: true } ? before.Lists : await macie.ListAllowListsAsync(place, cancellationToken));
}
