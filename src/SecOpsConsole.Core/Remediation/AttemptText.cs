using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Remediation;

/// <summary>What an attempt is called in sentences to people.</summary>
internal static class AttemptText
{
    public static string UnderWay(RemediationAttempt attempt) => attempt.Action switch
    {
        RemediationActionId.RevertToBaseline or RemediationActionId.DeletePolicy => $"The change is already being reverted by {attempt.Who}.",
        RemediationActionId.RepairStatements => $"The policy is already being repaired by {attempt.Who}.",
        RemediationActionId.BlockPublicAccess => $"The bucket is already being contained by {attempt.Who}.",
        RemediationActionId.RestoreBlockPublicAccess => $"Block Public Access is already being restored by {attempt.Who}.",
        RemediationActionId.RestoreEncryption => $"The default encryption is already being restored by {attempt.Who}.",
        RemediationActionId.QuarantinePrincipal => $"{attempt.Who} is putting the quarantine on just now.",
        RemediationActionId.RestorePreImage when attempt.Subject == AttemptSubject.Principal => $"{attempt.Who} is releasing the quarantine just now.",
        RemediationActionId.RestorePreImage when attempt.Subject == AttemptSubject.AccountBlock => $"{attempt.Who} is undoing a change to the account just now.",
        RemediationActionId.RestorePreImage => $"{attempt.Who} is undoing a change to this bucket just now.",
    };

    /// <summary>Who resolved the finding by changing the bucket; null when that is not how it was resolved.</summary>
    public static string? Done(Finding finding, RemediationAttempt? attempt) => (finding.Resolution, attempt) switch
    {
        (Resolution.Reverted, { } done) => $"The change was already reverted by {done.Who}.",
        (Resolution.Repaired, { } done) => $"The policy was already repaired by {done.Who}.",
        (Resolution.EncryptionRestored, _) => "The default encryption was already restored, and that resolved the finding.",
        (Resolution.BlockRestored, _) => "Block Public Access was already restored, and that resolved the finding.",
        _ => null,
    };

    public static string Noun(RemediationActionId action) => action switch
    {
        RemediationActionId.RevertToBaseline or RemediationActionId.DeletePolicy => "revert",
        RemediationActionId.RepairStatements => "repair",
        RemediationActionId.BlockPublicAccess => "containment",
        RemediationActionId.RestoreBlockPublicAccess or RemediationActionId.RestoreEncryption => "restore",
        RemediationActionId.RestorePreImage => "undo",
        RemediationActionId.QuarantinePrincipal => "quarantine",
    };
}
