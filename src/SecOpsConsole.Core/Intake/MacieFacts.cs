using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Intake;

/// <summary>
/// How grave Macie says a finding is: its severity, and how often it found each kind of data (null: nothing of that kind). Whoever has the key of the webhook
/// can forge an event, and an old copy may come late: of what events alone tell the higher of each counts, in whatever order they come. Pure.
/// </summary>
internal readonly record struct MacieFacts(Severity Severity, int? Credentials, int? Financial, int? Personal, int? Custom, int? Several)
{
    public static MacieFacts Of(EventFacts.MacieSignal signal)
    {
        return new MacieFacts(
            signal.Severity, Count(SensitiveDataKind.Credentials), Count(SensitiveDataKind.Financial), Count(SensitiveDataKind.Personal), Count(SensitiveDataKind.Custom),
            Count(SensitiveDataKind.Several));

        int? Count(SensitiveDataKind kind) => signal.Data is { } data && data.TryGetValue(kind, out var often) ? often : null;
    }

    public static MacieFacts Of(Finding finding) => new(
        finding.JudgedSeverity, finding.CredentialCount, finding.FinancialCount, finding.PersonalCount, finding.CustomCount, finding.SeveralCount);

    public MacieFacts HigherOf(MacieFacts other) => new(
        Severity > other.Severity ? Severity : other.Severity, Higher(Credentials, other.Credentials), Higher(Financial, other.Financial),
        Higher(Personal, other.Personal), Higher(Custom, other.Custom), Higher(Several, other.Several));

    public void Set(Finding finding)
    {
        finding.Judge(Severity);
        (finding.CredentialCount, finding.FinancialCount, finding.PersonalCount) = (Credentials, Financial, Personal);
        (finding.CustomCount, finding.SeveralCount) = (Custom, Several);
    }

    private static int? Higher(int? one, int? other) => other is null || one > other ? one : other;
}
