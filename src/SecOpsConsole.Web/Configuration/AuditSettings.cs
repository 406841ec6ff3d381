using System.ComponentModel;

namespace SecOpsConsole.Web.Configuration;

/// <summary>Where the key and the heads of the audit record are.</summary>
[Description("The audit record: each row is linked to the one before it by a keyed hash (`audit verify`).")]
public sealed class AuditSettings
{
    [Description("File with the key of the audit record: 32 to 64 bytes as base64, as `openssl rand -base64 32` prints them, for example a mounted secret. Without it, `audit.key` in the data directory, made at the first start. Keep a copy elsewhere: without its key the record cannot be continued.")]
    public string? KeyFile { get; set; }

    [Description("File to which the end of the audit record is appended, at least every minute with new rows; it shows when rows were cut off. Without it, `audit-heads.jsonl` in the data directory.")]
    public string? HeadsFile { get; set; }
}
