namespace SecOpsConsole.Policies;

/// <summary>Puts a change into words.</summary>
internal static class AccessSentence
{
    public static string Of(AccessChange change)
    {
        var what = $"{ActionText.Of(change.Actions, change.ActionsAreExceptions, change.IsDeny)} on {ResourceText.Of(change.Resources, change.ResourcesAreExceptions)}";
        var who = Sentence(SubjectText.Of(change.Who.Select(static who => who.Text)));
        if (change.IsDeny)
        {
            return change.Kind == AccessChangeKind.Widened
                ? $"{who} {Verb(change, "is", "are")} no longer refused {what}{ConditionText.If(change.Conditions)}"
                : $"{who} {Verb(change, "is", "are")} now refused {what}{ConditionText.If(change.Conditions)}";
        }

        return change.Kind switch
        {
            AccessChangeKind.Gained => $"{who} gained {what}{ConditionText.If(change.Conditions)}{Remainder(change)}",
            AccessChangeKind.Lost => $"{who} lost {what}{ConditionText.If(change.Conditions)}{Remainder(change)}",
            AccessChangeKind.Widened => $"{who} may now use {what}{ConditionText.Always(change.Conditions)}; before, {ConditionText.Only(change.FormerConditions)}",
            AccessChangeKind.Narrowed => $"{who} may now use {what} {ConditionText.Only(change.Conditions)}; before, {ConditionText.Always(change.FormerConditions).TrimStart()}",
        };
    }

    /// <summary>"; it keeps s3:GetObject on …", "; before, it had …".</summary>
    private static string Remainder(AccessChange change)
    {
        var parts = change.Remainder
            .GroupBy(static rest => (rest.Who, rest.Resource), static rest => rest.Action)
            .Select(static group => (group.Key.Who, group.Key.Resource, Actions: ActionText.Of([.. group.Order(StringComparer.Ordinal)], areExceptions: false)))
            .GroupBy(static part => (part.Who, part.Actions), static part => part.Resource)
            .Select(group => $"{(change.Who.Count == 1 && change.Who[0] == group.Key.Who ? "it" : group.Key.Who.Text)} {(change.Kind == AccessChangeKind.Lost ? "keeps" : "had")} {group.Key.Actions} on {ResourceText.Of([.. group], areExceptions: false)}")
            .ToList();
        return parts.Count == 0 ? "" : $"; {(change.Kind == AccessChangeKind.Lost ? "" : "before, ")}{WhoText.Join(parts, most: 3)}";
    }

    public static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Verb(AccessChange change, string one, string several) =>
        change.Who.Count == 1 && !change.Who[0].Text.StartsWith("requests", StringComparison.Ordinal) && !change.Who[0].Text.StartsWith("AWS services", StringComparison.Ordinal)
            ? one
            : several;
}
