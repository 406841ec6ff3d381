using System.Globalization;
using System.Text;

namespace SecOpsConsole.Core.Evidence;

/// <summary>The bundle in words, for whoever opens it without the console.</summary>
internal static class EvidenceReadme
{
    public static string Of(EvidenceContent content, string keyId, IEnumerable<string> files)
    {
        var finding = content.Finding;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            Evidence bundle of SecOpsConsole: finding {finding.Id}

            {Line(finding.Title)}
            Bucket:      {(content.Bucket is { } bucket ? $"{bucket.Name}, account {bucket.AccountId}, {bucket.Region}" : "none; the finding is about a principal")}
            Check:       {finding.Check}, {finding.Severity}{(finding.ExposedData is null ? "" : $" (by itself {finding.JudgedSeverity}): {finding.ExposedData}")}
            State:       {finding.WorkflowStatus}{(finding.Resolution is { } resolution ? $" ({resolution})" : "")}, remediation {finding.RemediationStatus}
            First seen:  {At(finding.FirstSeenUtc)}
            Resolved:    {(finding.ResolvedUtc is { } resolved ? At(resolved) : "not yet")}
            Taken:       {At(content.AtUtc)}, as of row {content.Head.Sequence} of the audit record

            What is in it

            """);
        foreach (var (name, what) in Explain(files))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {name,-24} {what}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"""

            Left out

            {(content.LeftOut.Count == 0 ? "  Nothing.\n" : string.Concat(content.LeftOut.Select(line => $"  {line}\n")))}
            How to check it

              SHA256SUMS      sha256sum --check SHA256SUMS: every file is as it was when the bundle was made.
              SEAL            HMAC-SHA256 of SHA256SUMS with the console's audit key {keyId}: this console made the bundle.
              chain/proof.json  the finding's rows of the audit record, each with the hash of the row before it, and the head
                              {content.Head.Sequence}:{content.Head.Hash}
              On the console's machine `audit verify-bundle FILE` checks all three, and that the record still holds these rows.

            No secret of the console is in it: no key, no token, no sign-in link.

            """);
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static IEnumerable<(string Name, string What)> Explain(IEnumerable<string> files) => files.Select(name => (name, name switch
    {
        EvidenceFiles.Finding => "the finding, its bucket, and which policy is which",
        EvidenceFiles.Timeline => "everything that happened and was decided, oldest first",
        EvidenceFiles.Attempts => "what the console did in AWS, with the request ids of AWS",
        EvidenceFiles.AccessText => "who gained and who lost what, against the baseline, in words",
        EvidenceFiles.AccessJson => "the same for programs",
        EvidenceFiles.Proof => "the proof that these rows are in the audit record",
        _ when name.StartsWith("events/", StringComparison.Ordinal) => "an event exactly as it arrived",
        _ => "a policy exactly as AWS returned it, or as it was written",
    }));

    private static string At(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A title holds names that strangers chose; in this text a line is a line.</summary>
    private static string Line(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
