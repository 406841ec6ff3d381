namespace SecOpsConsole.Core.Shadow;

/// <summary>
/// Compares what automatic mode would have done with what a person did. Pure; the table:
/// <code>
/// the person                              | it would have written | it would not
/// reverted or repaired                    | Agree                 | Harmless
/// reverted or repaired, and undid it      | Dangerous             | Agree
/// approved, false positive, exception     | Dangerous             | Agree
/// one of these, and took it back          | Undecided             | Undecided
/// contained, escalated                    | Undecided             | Undecided
/// nothing; fixed in AWS; bucket deleted   | Undecided             | Undecided
/// </code>
/// What was put right in AWS without the console counts for nothing: nobody who decides here has said what they think of it.
/// </summary>
public static class ShadowComparison
{
    /// <param name="would">What automatic mode would have done.</param>
    /// <param name="decision">What the person decided; null when nobody has yet.</param>
    /// <param name="takenBack">The person, or another one, undid that decision.</param>
    public static ShadowAgreement Of(ShadowWould would, PersonDecision? decision, bool takenBack) =>
        decision is { } made ? Of(would, made, takenBack) : ShadowAgreement.Undecided;

    private static ShadowAgreement Of(ShadowWould would, PersonDecision decision, bool takenBack) => decision switch
    {
        PersonDecision.Reverted or PersonDecision.Repaired => takenBack ? WantedToStay(would) : WantedAway(would),
        PersonDecision.Approved or PersonDecision.FalsePositive or PersonDecision.ExceptionGranted =>
            takenBack ? ShadowAgreement.Undecided : WantedToStay(would),
        PersonDecision.Contained or PersonDecision.Escalated or PersonDecision.FixedExternally or PersonDecision.ResourceDeleted =>
            ShadowAgreement.Undecided,
    };

    private static ShadowAgreement WantedAway(ShadowWould would) => would switch
    {
        ShadowWould.Write => ShadowAgreement.Agree,
        ShadowWould.Hold or ShadowWould.Person => ShadowAgreement.Harmless,
    };

    private static ShadowAgreement WantedToStay(ShadowWould would) => would switch
    {
        ShadowWould.Write => ShadowAgreement.Dangerous,
        ShadowWould.Hold or ShadowWould.Person => ShadowAgreement.Agree,
    };
}
