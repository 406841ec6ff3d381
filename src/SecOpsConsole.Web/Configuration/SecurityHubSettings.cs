using System.ComponentModel;
using SecOpsConsole.Core.SecurityHub;

namespace SecOpsConsole.Web.Configuration;

/// <summary>What the console tells AWS Security Hub.</summary>
[Description("AWS Security Hub (Security Hub CSPM): what the console tells it. Its own findings are exported as ASFF by `GET /api/v1/findings/asff`, whatever is set here.")]
public sealed class SecurityHubSettings
{
    [Description("Notes the workflow status of Macie's findings there, with what happened and who did it, each time it changes (`securityhub:GetFindings`, `securityhub:BatchUpdateFindings`). Security Hub must be enabled in the accounts and Regions.")]
    [DefaultValue(false)]
    public bool NoteWorkflow { get; set; }

    internal SecurityHubOptions ToOptions() => new() { NoteWorkflow = NoteWorkflow };
}
