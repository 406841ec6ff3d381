using SecOpsConsole.Core.Buckets;

namespace SecOpsConsole.Core.Remediation;

/// <summary>
/// One state of an attempt's subject. Two states with the same fingerprint are the same; <paramref name="Text"/> is what is written
/// (null: there is nothing, so what is there is deleted).
/// </summary>
public record SubjectState(string Fingerprint, string? Text)
{
    public static SubjectState Of(PolicyVersion version) => new(version.Fingerprint, version.Text);
}
