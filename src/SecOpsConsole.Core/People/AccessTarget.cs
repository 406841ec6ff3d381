namespace SecOpsConsole.Core.People;

/// <summary>Which person or token a verb means: an id, or a name that only one has who still has access.</summary>
public sealed record AccessTarget(long? Id, string? Name)
{
    public const int LongestName = 100;

    internal string Words => Id is { } id ? $"with the id {id}" : $"called {Name}";

    /// <summary>Exactly one of the two, within its limit; null when it can be used.</summary>
    public string? Problem => (Id, Name) switch
    {
        ({ } id, null) => id > 0 ? null : "An id is a whole number from 1.",
        (null, { } name) => name.Trim().Length is > 0 and <= LongestName ? null : $"A name has 1 to {LongestName} characters.",
        _ => "Give either a name or an id.",
    };
}
