namespace SecOpsConsole.Policies;

/// <summary>Who has an access.</summary>
/// <param name="Kind">What kind of subject.</param>
/// <param name="Text">In words, to stand inside a sentence: "anyone on the internet", "account 444455556666".</param>
/// <param name="Account">The account id, where there is one.</param>
public sealed record AccessSubject(AccessSubjectKind Kind, string Text, string? Account)
{
    /// <summary>Not certainly inside the bucket's account.</summary>
    public bool IsOutsider => Kind != AccessSubjectKind.Own;
}
