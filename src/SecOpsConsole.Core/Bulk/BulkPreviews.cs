using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Bulk;

/// <summary>Groups the previews of single findings: forty buckets of one deployment are one sentence, not forty. Pure.</summary>
internal static class BulkPreviews
{
    /// <summary>Stands for the name of each bucket in the sentences of a group.</summary>
    private const string Each = "the bucket";

    public static BulkPreview Of(BulkCommand command, IReadOnlyList<BulkPreviewItem> items, int cap)
    {
        var possible = items.Where(item => item.Preview is not null).ToList();
        var weight = command.WritesToAws ? possible.Select(item => item.BucketId).Distinct().Count() : possible.Count;
        return new BulkPreview(
            command.Action, command.Label, command.WritesToAws, items,
            [.. possible.GroupBy(Key, StringComparer.Ordinal).Select(Effect).OrderByDescending(effect => effect.Subjects.Count)],
            [.. items.Where(item => item.WhyNot is not null).GroupBy(item => Without(item.WhyNot!, item.Subject), StringComparer.Ordinal)
                .Select(group => new BulkRefusal(group.Key, Subjects(group))).OrderByDescending(refusal => refusal.Subjects.Count)],
            weight > cap ? BulkWords.TooMany(command, weight, cap) : null);
    }

    private static string Key(BulkPreviewItem item) => string.Join('\n', [Without(item.Preview!.Effect, item.Subject), .. Sentences(item).Select(line => line.Text), "", .. Warnings(item)]);

    private static BulkEffect Effect(IGrouping<string, BulkPreviewItem> group)
    {
        var first = group.First();
        return new BulkEffect(
            Without(first.Preview!.Effect, first.Subject), [.. Sentences(first)], [.. Warnings(first)], Without(first.Preview.UndoHint, first.Subject), Subjects(group));
    }

    private static IEnumerable<AccessLine> Sentences(BulkPreviewItem item) => item.Preview!.AccessSentences.Select(line => line with { Text = Without(line.Text, item.Subject) });

    /// <summary>All that the dialog of one finding warns of; what it asks to be ticked is said here.</summary>
    private static IEnumerable<string> Warnings(BulkPreviewItem item) =>
        (item.Preview!.Confirm is { } confirm ? item.Preview.Warnings.Prepend(confirm) : item.Preview.Warnings).Select(warning => Without(warning, item.Subject));

    private static IReadOnlyList<string> Subjects(IEnumerable<BulkPreviewItem> items) =>
        [.. items.Select(item => item.Subject).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static string Without(string text, string subject) =>
        text.Replace($"the bucket {subject}", Each, StringComparison.Ordinal)
            .Replace($"bucket {subject}", Each, StringComparison.Ordinal)
            .Replace(subject, Each, StringComparison.Ordinal);
}
