namespace SecOpsConsole.Policies;

/// <summary>Joins changes that differ in one respect only, so that people read few sentences; then puts the gravest first.</summary>
internal static class ChangeMerging
{
    public static IReadOnlyList<AccessChange> Merge(List<AccessChange> changes)
    {
        var merged = JoinBy(changes, static change => Key(change, Part.Resources), Concat.Resources);
        merged = JoinBy(merged, static change => Key(change, Part.Actions), Concat.Actions);
        merged = JoinBy(merged, static change => Key(change, Part.Who), Concat.Who);
        var budget = new StepBudget(merged.Sum(static change => change.Actions.Sum(static action => action.Length)) * 8);
        return
        [
            .. merged
                .Select(change => change with { Groups = S3Actions.GroupsOf(change.Actions, change.ActionsAreExceptions, budget) })
                .OrderBy(static change => change.IsDeny)
                .ThenBy(static change => change.Who.Count == 0 ? AccessSubjectKind.Own : change.Who.Min(static who => who.Kind))
                .ThenBy(static change => change.Kind)
                .ThenBy(static change => change.Statement ?? change.FormerStatement ?? 0),
        ];
    }

    private enum Part
    {
        Who,
        Actions,
        Resources,
    }

    private static List<AccessChange> JoinBy(
        IEnumerable<AccessChange> changes, Func<AccessChange, string> key, Func<AccessChange, AccessChange, AccessChange> join) =>
        [.. changes.GroupBy(key, StringComparer.Ordinal).Select(group => group.Aggregate(join))];

    private static string Key(AccessChange change, Part free) => string.Join(
        '\u0001',
        change.Kind,
        change.IsDeny,
        free == Part.Who ? change.ConcernsOutsiders.ToString() : string.Join('\u0002', change.Who.Select(static who => who.Kind + who.Text)),
        free == Part.Actions && !change.ActionsAreExceptions ? "" : change.ActionsAreExceptions + string.Join('\u0002', change.Actions),
        free == Part.Resources && !change.ResourcesAreExceptions ? "" : change.ResourcesAreExceptions + string.Join('\u0002', change.Resources),
        Text(change.Conditions),
        Text(change.FormerConditions));

    private static string Text(IReadOnlyList<ConditionEntry> conditions) =>
        string.Join('\u0002', conditions.Select(static entry => $"{entry.OperatorName} {entry.NormalKey} {string.Join('\u0003', entry.Values)}"));

    private static class Concat
    {
        private static IReadOnlyList<AccessRemainder> Both(AccessChange left, AccessChange right) => [.. left.Remainder.Union(right.Remainder)];

        public static AccessChange Actions(AccessChange left, AccessChange right) =>
            left with { Actions = [.. left.Actions.Union(right.Actions, StringComparer.OrdinalIgnoreCase)], Remainder = Both(left, right) };

        public static AccessChange Resources(AccessChange left, AccessChange right) =>
            left with { Resources = [.. left.Resources.Union(right.Resources, StringComparer.Ordinal)], Remainder = Both(left, right) };

        public static AccessChange Who(AccessChange left, AccessChange right) =>
            left with { Who = [.. left.Who.Union(right.Who).OrderBy(static who => who.Kind)], Remainder = Both(left, right) };
    }
}
