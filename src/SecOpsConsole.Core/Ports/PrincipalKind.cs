namespace SecOpsConsole.Core.Ports;

/// <summary>The two kinds of principals that can carry an inline policy.</summary>
public enum PrincipalKind { User, Role }
