namespace SecOpsConsole.Core.Evidence;

/// <summary>The names of the files in a bundle.</summary>
internal static class EvidenceFiles
{
    public const string Readme = "README.txt";
    public const string Finding = "finding.json";
    public const string Timeline = "timeline.json";
    public const string Attempts = "attempts.json";
    public const string AccessText = "access-diff.txt";
    public const string AccessJson = "access-diff.json";
    public const string Proof = "chain/proof.json";
    public const string Sums = "SHA256SUMS";
    public const string Seal = "SEAL";

    public static string Event(long id) => $"events/event-{id}.json";

    public static string Policy(long id) => $"policies/version-{id}.json";
}
