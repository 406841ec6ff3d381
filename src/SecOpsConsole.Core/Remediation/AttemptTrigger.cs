namespace SecOpsConsole.Core.Remediation;

public enum AttemptTrigger { Person, Automatic }
