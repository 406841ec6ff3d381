namespace SecOpsConsole.Core.Findings;

/// <summary>What the judge says of the resource (AWS Config's compliance types).</summary>
public enum ComplianceStatus { Compliant, NonCompliant, NotApplicable, InsufficientData }
