using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Core.Shadow;

/// <summary>What a scorecard says about automatic mode, with one sentence for people. Pure; a person sets the mode.</summary>
public sealed record Readiness(ReadinessState State, string Sentence)
{
    /// <summary>So many groups of dangerous decisions are named; the list below the sentence has the rest.</summary>
    private const int MostNamed = 3;

    public bool IsReady => State == ReadinessState.Ready;

    public static Readiness Of(ShadowScore score, ShadowOptions rule) => true switch
    {
        _ when score.Total == 0 => new(ReadinessState.NothingToCompare, $"Nothing to compare: automatic mode had no opinion here in {Days(rule)}."),
        _ when IsDangerous(score, rule) => new(ReadinessState.Dangerous, $"Not ready: {Danger(score)}."),
        _ when score.WritesDecided < rule.MinDecisions => new(ReadinessState.TooFew, $"Not ready: {TooFew(score, rule)}"),
        _ => new(ReadinessState.Ready, $"Ready: {score.Agreed} of {score.Decided} agreed in {Days(rule)}, {Allowed(score, rule)}.{Slower(score)}{Doubt(score)}"),
    };

    private static bool IsDangerous(ShadowScore score, ShadowOptions rule) =>
        score.Dangerous > 0 && 100 * (score.WritesDecided - score.Dangerous) < rule.MinSafePercent * score.WritesDecided;

    private static string Days(ShadowOptions rule) => rule.WindowDays == 1 ? "1 day" : $"{rule.WindowDays} days";

    private static string TooFew(ShadowScore score, ShadowOptions rule)
    {
        var soFar = score.WritesDecided switch
        {
            0 => "no change that automatic mode would have made was decided by a person",
            1 => "1 change that automatic mode would have made was decided by a person",
            var count => $"{count} changes that automatic mode would have made were decided by people",
        };
        var waiting = score.Undecided > 0 ? $" {score.Undecided} wait for a decision or were settled without one." : "";
        return $"{soFar} in {Days(rule)}; {rule.MinDecisions} are needed.{waiting}";
    }

    private static string Danger(ShadowScore score)
    {
        var named = score.Danger.Take(MostNamed).Select(Sentences);
        var rest = score.Danger.Skip(MostNamed).Sum(danger => danger.Count);
        return string.Join("; ", named) + (rest > 0 ? $"; {rest} more like these" : "");
    }

    private static string Sentences(DangerousDecisions danger)
    {
        var (change, was) = danger.Count == 1 ? ("1 change", "was") : ($"{danger.Count} changes", "were");
        return $"{change} that automatic mode would have {Would(danger.Action)} {was} {Instead(danger)}";
    }

    private static string Would(RemediationActionId action) => action switch
    {
        RemediationActionId.RevertToBaseline or RemediationActionId.DeletePolicy or RemediationActionId.RestorePreImage => "reverted",
        RemediationActionId.RepairStatements => "repaired",
        RemediationActionId.BlockPublicAccess => "contained",
        RemediationActionId.RestoreBlockPublicAccess => "taken back by restoring Block Public Access",
        RemediationActionId.RestoreEncryption => "taken back by restoring the default encryption",
        RemediationActionId.QuarantinePrincipal => "quarantined",
    };

    private static string Instead(DangerousDecisions danger) => danger.Decision switch
    {
        PersonDecision.Approved => $"approved by {danger.Who}",
        PersonDecision.FalsePositive => $"called {(danger.Count == 1 ? "a false positive" : "false positives")} by {danger.Who}",
        PersonDecision.ExceptionGranted => $"excepted by {danger.Who}",
        PersonDecision.Reverted or PersonDecision.Repaired => $"brought back by an undo after {danger.Who} had done the same",
        PersonDecision.Contained or PersonDecision.Escalated or PersonDecision.FixedExternally or PersonDecision.ResourceDeleted =>
            $"left as they were by {danger.Who}",
    };

    private static string Allowed(ShadowScore score, ShadowOptions rule) => score.Dangerous == 0
        ? "none dangerous"
        : $"{score.Dangerous} dangerous, which the limit of {rule.MinSafePercent} % allows";

    private static string Slower(ShadowScore score) => score.Harmless switch
    {
        0 => "",
        1 => " 1 that a person reverted it would have left to a person.",
        var count => $" {count} that people reverted it would have left to people.",
    };

    /// <summary>A dozen good decisions are no proof, and the sentence must not sound like one.</summary>
    private static string Doubt(ShadowScore score) => score.Dangerous == 0
        ? $" By so few, up to {score.CouldStillBeWrongPercent} % of its changes could still be unwanted."
        : "";
}
