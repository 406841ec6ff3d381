using System.ComponentModel;

namespace SecOpsConsole.Web.Configuration;

/// <summary>Where the console keeps what it must not lose.</summary>
[Description("Where the console keeps its database, keys and, in sandbox mode, the sandbox's state.")]
public sealed class DataSettings
{
    [Description("Directory that only this console uses; created with mode 0700. Development: `.data/` at the repository root. Elsewhere it must be set; the container image sets `/data`.")]
    public string? Directory { get; set; }

    [Description("How many writes may wait for the database before the webhook answers 503: 16 to 1000000.")]
    [DefaultValue(4096)]
    public int MaxWaitingWrites { get; set; } = 4096;
}
