namespace SecOpsConsole.Core.Storage;

/// <summary>Where the console keeps its data (configuration section <c>Data</c>).</summary>
public sealed class StorageOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "Data";

    /// <summary>The directory of the database, created with mode 0700 when it does not exist. Local disk: never a network share.</summary>
    public string Directory { get; set; } = ".data";

    /// <summary>How many writes may wait; one more is answered with "busy" (503 on the webhook).</summary>
    public int MaxWaitingWrites { get; set; } = 4096;

    /// <summary>The file that holds the key of the audit record; null: <c>audit.key</c> in the directory, made at the first start.</summary>
    public string? AuditKeyFile { get; set; }

    /// <summary>The file that the heads of the audit record are appended to; null: <c>audit-heads.jsonl</c> in the directory.</summary>
    public string? AuditHeadsFile { get; set; }

    /// <summary>Why an operator takes the audit record as it is (verb <c>audit adopt</c>); null: it must be sound.</summary>
    internal string? AdoptAudit { get; set; }

    internal string AuditKeyPath => AuditKeyFile ?? Path.Combine(Path.GetFullPath(Directory), "audit.key");

    internal string AuditHeadsPath => AuditHeadsFile ?? Path.Combine(Path.GetFullPath(Directory), "audit-heads.jsonl");

    /// <summary>Everything that is wrong with these options, as sentences; empty when they can be used.</summary>
    public IEnumerable<string> Validate()
    {
        if (string.IsNullOrWhiteSpace(Directory))
        {
            yield return "Data__Directory is empty. Name a directory on a local disk.";
        }

        if (MaxWaitingWrites is < 16 or > 1_000_000)
        {
            yield return "Data__MaxWaitingWrites must be between 16 and 1000000.";
        }
    }
}
