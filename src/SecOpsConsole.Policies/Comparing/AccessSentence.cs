namespace SecOpsConsole.Policies;

/// <summary>Puts a change into words.</summary>
internal static class AccessSentence
{
    public static string Of(AccessChange change, AccessTense tense)
    {
        var what = $"{ActionText.Of(change.Actions, change.ActionsAreExceptions, change.IsDeny)} on {ResourceText.Of(change.Resources, change.ResourcesAreExceptions)}";
        var who = Sentence(SubjectText.Of(change.Who.Select(static who => who.Text)));
        var words = Words(change, tense);
        if (change.IsDeny)
        {
            return $"{who} {words} {what}{ConditionText.If(change.Conditions)}";
        }

        return change.Kind switch
        {
            AccessChangeKind.Gained or AccessChangeKind.Lost => $"{who} {words} {what}{ConditionText.If(change.Conditions)}{Remainder(change, tense)}",
            AccessChangeKind.Widened => $"{who} {words} {what}{ConditionText.Always(change.Conditions)}; {Former(tense)}, {ConditionText.Only(change.FormerConditions)}",
            AccessChangeKind.Narrowed => $"{who} {words} {what} {ConditionText.Only(change.Conditions)}; {Former(tense)}, {ConditionText.Always(change.FormerConditions).TrimStart()}",
        };
    }

    public static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Words(AccessChange change, AccessTense tense) => (change.IsDeny, change.Kind, tense) switch
    {
        (true, AccessChangeKind.Widened, AccessTense.Happened) => $"{Verb(change, "is", "are")} no longer refused",
        (true, AccessChangeKind.Widened, AccessTense.Planned) => "will no longer be refused",
        (true, AccessChangeKind.Widened, AccessTense.Accepted) => "will still not be refused",
        (true, _, AccessTense.Happened) => $"{Verb(change, "is", "are")} now refused",
        (true, _, AccessTense.Planned) => "will be refused",
        (true, _, AccessTense.Accepted) => "will still be refused",
        (false, AccessChangeKind.Gained, AccessTense.Happened) => "gained",
        (false, AccessChangeKind.Gained, AccessTense.Planned) => "will gain",
        (false, AccessChangeKind.Gained, AccessTense.Accepted) => "will keep",
        (false, AccessChangeKind.Lost, AccessTense.Happened) => "lost",
        (false, AccessChangeKind.Lost, AccessTense.Planned) => "will lose",
        (false, AccessChangeKind.Lost, AccessTense.Accepted) => "will stay without",
        (false, _, AccessTense.Happened) => "may now use",
        (false, _, AccessTense.Planned) => "will be allowed to use",
        (false, _, AccessTense.Accepted) => "will still be allowed to use",
    };

    /// <summary>What the other policy is to the reader: for a decision to come it is the live one.</summary>
    private static string Former(AccessTense tense) => tense switch
    {
        AccessTense.Happened => "before",
        AccessTense.Planned => "now",
        AccessTense.Accepted => "in the former policy",
    };

    /// <summary>"; it keeps s3:GetObject on …", "; before, it had …".</summary>
    private static string Remainder(AccessChange change, AccessTense tense)
    {
        var isLost = change.Kind == AccessChangeKind.Lost;
        var verb = (isLost, tense) switch
        {
            (true, AccessTense.Planned) => "will keep",
            (true, _) => "keeps",
            (false, AccessTense.Planned) => "has",
            (false, _) => "had",
        };
        var parts = change.Remainder
            .GroupBy(static rest => (rest.Who, rest.Resource), static rest => rest.Action)
            .Select(static group => (group.Key.Who, group.Key.Resource, Actions: ActionText.Of([.. group.Order(StringComparer.Ordinal)], areExceptions: false)))
            .GroupBy(static part => (part.Who, part.Actions), static part => part.Resource)
            .Select(group => $"{(change.Who.Count == 1 && change.Who[0] == group.Key.Who ? "it" : group.Key.Who.Text)} {verb} {group.Key.Actions} on {ResourceText.Of([.. group], areExceptions: false)}")
            .ToList();
        return parts.Count == 0 ? "" : $"; {(isLost ? "" : $"{Former(tense)}, ")}{WhoText.Join(parts, most: 3)}";
    }

    private static string Verb(AccessChange change, string one, string several) =>
        change.Who.Count == 1 && !change.Who[0].Text.StartsWith("requests", StringComparison.Ordinal) && !change.Who[0].Text.StartsWith("AWS services", StringComparison.Ordinal)
            ? one
            : several;
}
