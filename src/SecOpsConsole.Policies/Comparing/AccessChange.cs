namespace SecOpsConsole.Policies;

/// <summary>One difference in access, as data and as a sentence.</summary>
public sealed record AccessChange
{
    /// <summary>What happened.</summary>
    public required AccessChangeKind Kind { get; init; }

    /// <summary>To whom.</summary>
    public required IReadOnlyList<AccessSubject> Who { get; init; }

    /// <summary>The action patterns as written.</summary>
    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>The patterns are exceptions (NotAction).</summary>
    public bool ActionsAreExceptions { get; init; }

    /// <summary>What the actions are good for.</summary>
    public ActionGroup Groups { get; init; }

    /// <summary>The resource patterns as written.</summary>
    public required IReadOnlyList<string> Resources { get; init; }

    /// <summary>The patterns are exceptions (NotResource).</summary>
    public bool ResourcesAreExceptions { get; init; }

    /// <summary>Conditions after the change, apart from those that say who; for <see cref="AccessChangeKind.Lost"/> those before it.</summary>
    public IReadOnlyList<ConditionEntry> Conditions { get; init; } = [];

    /// <summary>Conditions before the change, where it is about them.</summary>
    public IReadOnlyList<ConditionEntry> FormerConditions { get; init; } = [];

    /// <summary>What is left of a lost access, or was there before a gained one.</summary>
    public IReadOnlyList<AccessRemainder> Remainder { get; init; } = [];

    /// <summary>The change is about a Deny statement that came or went.</summary>
    public bool IsDeny { get; init; }

    /// <summary>Index of the statement in the new policy; null when it is only in the old one.</summary>
    public int? Statement { get; init; }

    /// <summary>Index of the statement in the old policy; null when it is only in the new one.</summary>
    public int? FormerStatement { get; init; }

    /// <summary>At least one of those concerned is outside the bucket's account.</summary>
    public bool ConcernsOutsiders => Who.Any(static who => who.IsOutsider);

    /// <summary>The change in words, without a full stop: "Anyone on the internet gained s3:GetObject on all objects of acme-web".</summary>
    public string Sentence => In(AccessTense.Happened);

    /// <summary>Somebody has more access by it; else less.</summary>
    public bool IsMore => Kind is AccessChangeKind.Gained or AccessChangeKind.Widened;

    /// <summary>The change in words, for what happened or for what a decision would do: "Anyone on the internet will lose s3:GetObject on …".</summary>
    /// <param name="tense">When it takes place.</param>
    public string In(AccessTense tense) => AccessSentence.Of(this, tense);
}
