namespace SecOpsConsole.Core.Offenders;

/// <summary>Which principal to go over; <paramref name="Look"/>: read its inline policies first.</summary>
internal sealed record OffenderPayload(long PrincipalId, bool Look = false)
{
    public static string Partition(long principalId) => $"principal/{principalId}";
}
