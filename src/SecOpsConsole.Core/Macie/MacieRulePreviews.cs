using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Ports.Macie;

namespace SecOpsConsole.Core.Macie;

/// <summary>Counts what a suppression rule would hide. Macie itself is asked, so its own meaning of the conditions counts.</summary>
public sealed class MacieRulePreviews(IMacieGateway macie)
{
    private const int MostPages = 10;
    private const int Examples = 5;

    public async Task<AwsAnswer<MacieRulePreview>> ReadAsync(MaciePlace place, IReadOnlyList<MacieCondition> conditions, CancellationToken cancellationToken)
    {
        var (count, first, next, pages) = (0, new List<string>(), (string?)null, 0);
        do
        {
            var page = await macie.ListFindingsAsync(place, conditions, null, next, cancellationToken).ConfigureAwait(false);
            if (!page.IsOk)
            {
                return AwsAnswer<MacieRulePreview>.Failed(page.Fault);
            }

            count += page.Value.Ids.Count;
            first.AddRange(page.Value.Ids.Take(Examples - first.Count));
            next = page.Value.Next;
        }
        while (next is not null && ++pages < MostPages);

        return await ShownAsync(place, count, next is not null, first, cancellationToken).ConfigureAwait(false);
    }

    private async Task<AwsAnswer<MacieRulePreview>> ShownAsync(MaciePlace place, int count, bool more, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return AwsAnswer<MacieRulePreview>.Ok(new MacieRulePreview(count, more, []), null);
        }

        var read = await macie.ReadFindingsAsync(place, ids, cancellationToken).ConfigureAwait(false);
        return read.IsOk
            ? AwsAnswer<MacieRulePreview>.Ok(new MacieRulePreview(count, more, [.. read.Value.Select(MacieDetail.Read).OfType<MacieDetail>().Select(Example)]), read.RequestId)
            : AwsAnswer<MacieRulePreview>.Failed(read.Fault);
    }

    private static MacieRuleExample Example(MacieDetail detail) =>
        new(detail.Signal.Type, detail.Signal.Title, detail.Signal.BucketName, detail.Signal.ObjectKey, detail.Signal.Sample);
}
