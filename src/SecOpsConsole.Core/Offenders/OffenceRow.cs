namespace SecOpsConsole.Core.Offenders;

/// <summary>One thing that counts, with the finding that it was; <paramref name="Withdrawn"/>: a person put it back, it counts no more.</summary>
public sealed record OffenceRow(long Id, OffenceKind Kind, DateTime AtUtc, string? Bucket, long? FindingId, string Text, bool Withdrawn);
