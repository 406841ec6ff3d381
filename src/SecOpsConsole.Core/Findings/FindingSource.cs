namespace SecOpsConsole.Core.Findings;

/// <summary>How we came to know.</summary>
public enum FindingSource { CloudTrail, Inventory, Look, Macie, StepFunctions, Sweep, Offences, Config }
