namespace SecOpsConsole.Core.Remediation;

/// <summary>The ids of the actions that can change a bucket. Undo is not among them: it is an attempt that names the attempt it undoes.</summary>
public enum RemediationActionId { RevertToBaseline, DeletePolicy, RestorePreImage, RepairStatements, BlockPublicAccess, QuarantinePrincipal, RestoreBlockPublicAccess, RestoreEncryption }
