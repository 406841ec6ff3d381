using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Offenders;

namespace SecOpsConsole.Core.SecurityHub.Asff;

/// <summary>A finding with what it is about: one of the two is set.</summary>
internal sealed class AsffRow
{
    public required Finding Finding { get; init; }
    public Bucket? Bucket { get; init; }
    public Principal? Principal { get; init; }
}
