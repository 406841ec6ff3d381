namespace SecOpsConsole.Core.Findings;

/// <summary>Whether the finding is still of interest (ASFF's RecordState).</summary>
public enum RecordState { Active, Archived }
