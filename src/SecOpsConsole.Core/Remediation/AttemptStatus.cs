namespace SecOpsConsole.Core.Remediation;

/// <summary>Where an attempt stands. InProgress with a written pre-image means: after a crash, read AWS first.</summary>
public enum AttemptStatus { Queued, InProgress, Succeeded, Verified, Failed, Superseded, Cancelled, Undone }
