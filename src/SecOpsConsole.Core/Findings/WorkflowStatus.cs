namespace SecOpsConsole.Core.Findings;

/// <summary>Where the people's work on a finding stands (ASFF's Workflow.Status).</summary>
public enum WorkflowStatus { New, Notified, Resolved, Suppressed }
