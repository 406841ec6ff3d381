using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SecOpsConsole.Core.Audit;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Evidence;

/// <summary>
/// Whether a bundle is one that this console made, unchanged, and whether the record still holds what it shows. The answer has the
/// form of a verification of the record: sound, broken, or not to be said.
/// </summary>
internal static class EvidenceVerification
{
    public static async Task<AuditVerdict> RunAsync(
        Stream bundle, AuditKey key, Func<IAuditRows> open, Func<AuditHead, Task<AuditVerdict>> verifyRecord, TimeProvider clock)
    {
        var began = clock.GetTimestamp();
        EvidenceProof? proof;
        try
        {
            var files = EvidenceZip.Unpack(bundle);
            if (Changed(files, key) is { } changed)
            {
                return Answer(AuditResult.Broken, changed, null);
            }

            proof = JsonSerializer.Deserialize<EvidenceProof>(files[EvidenceFiles.Proof], EvidenceWriting.Json)!;
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException or KeyNotFoundException or IOException)
        {
            return Answer(AuditResult.CannotVerify, $"The file is no evidence bundle ({exception.Message.TrimEnd('.')}). Nothing was verified.", null);
        }

        if (Rows(proof, key, open) is { } bad)
        {
            return Answer(AuditResult.Broken, bad.What, bad);
        }

        var record = await verifyRecord(proof.Head).ConfigureAwait(false);
        return record.Result == AuditResult.Sound
            ? record with { Message = $"The bundle is sound: every file is as it was made, this console made it, and its {proof.Rows.Count} rows stand in the audit record, which is sound and holds the bundle's head, row {proof.Head.Sequence}." }
            : record with { Message = $"The bundle itself is as this console made it, but the audit record does not verify against it. {record.Message}" };

        AuditVerdict Answer(AuditResult result, string message, AuditDefect? defect) =>
            new(result, message, 0, null, defect, clock.GetUtcNow().UtcDateTime, (long)clock.GetElapsedTime(began).TotalMilliseconds);
    }

    /// <summary>A file that is not as it was made, in words; null when all are.</summary>
    private static string? Changed(Dictionary<string, byte[]> files, AuditKey key)
    {
        if (!files.TryGetValue(EvidenceFiles.Sums, out var sums) || !files.TryGetValue(EvidenceFiles.Seal, out var seal) || !files.ContainsKey(EvidenceFiles.Proof))
        {
            throw new InvalidDataException($"it has no {EvidenceFiles.Sums}, {EvidenceFiles.Seal} or {EvidenceFiles.Proof}");
        }

        var listed = new HashSet<string>(StringComparer.Ordinal) { EvidenceFiles.Sums, EvidenceFiles.Seal };
        foreach (var line in Encoding.ASCII.GetString(sums).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var (sum, name) = (line[..Math.Min(64, line.Length)], line.Length > 66 ? line[66..] : "");
            listed.Add(name);
            if (!files.TryGetValue(name, out var content))
            {
                return $"The file {name} is missing: it is in {EvidenceFiles.Sums}.";
            }

            if (Convert.ToHexStringLower(SHA256.HashData(content)) != sum)
            {
                return $"The file {name} was changed: its sum is not the one in {EvidenceFiles.Sums}.";
            }
        }

        return files.Keys.FirstOrDefault(name => !listed.Contains(name)) is { } added
            ? $"The file {added} was added: it is not in {EvidenceFiles.Sums}."
            : CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(EvidenceZip.SealOf(key, sums)), Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(seal).Trim()))
                ? null
                : $"The seal does not fit: {EvidenceFiles.Sums} was changed, or another console made the bundle.";
    }

    private static AuditDefect? Rows(EvidenceProof proof, AuditKey key, Func<IAuditRows> open)
    {
        if (EvidenceChain.FirstBad(key, proof.Rows) is { } bad)
        {
            return new AuditDefect(AuditDefectKind.Changed, bad, $"Row {bad} of the bundle does not fit to its hash.");
        }

        using var rows = open();
        var stored = EvidenceChain.Read(key, rows, proof.Rows.Select(row => row.Sequence)).ToDictionary(row => row.Sequence);
        return proof.Rows.FirstOrDefault(row => !stored.TryGetValue(row.Sequence, out var there) || there != row) is { } other
            ? new AuditDefect(AuditDefectKind.Rewritten, other.Sequence, $"Row {other.Sequence} of the audit record is not the row that the bundle shows.")
            : null;
    }
}
