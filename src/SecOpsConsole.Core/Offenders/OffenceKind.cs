namespace SecOpsConsole.Core.Offenders;

/// <summary>How an exposure ended that counts against its actor.</summary>
public enum OffenceKind { Reverted, Repaired, Contained, Refused }
