using System.ComponentModel;
using SecOpsConsole.Core.Bulk;

namespace SecOpsConsole.Web.Configuration;

/// <summary>How much one decision for many findings may do.</summary>
[Description("How much one decision for many findings may do.")]
public sealed class BulkSettings
{
    [Description("Buckets that one decision of an analyst may write to: 1 to 200.")]
    [DefaultValue(40)]
    public int MostBucketsWritten { get; set; } = 40;

    [Description("Buckets that one decision of an administrator may write to: 1 to 200.")]
    [DefaultValue(200)]
    public int MostBucketsWrittenByAdministrator { get; set; } = 200;

    [Description("Findings of one decision that writes nothing to AWS: 1 to 200.")]
    [DefaultValue(200)]
    public int MostFindings { get; set; } = 200;

    public BulkOptions ToOptions() => new()
    {
        MostBucketsWritten = MostBucketsWritten,
        MostBucketsWrittenByAdministrator = MostBucketsWrittenByAdministrator,
        MostFindings = MostFindings,
    };
}
