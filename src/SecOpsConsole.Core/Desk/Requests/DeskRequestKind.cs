namespace SecOpsConsole.Core.Desk.Requests;

/// <summary>What a second person can be asked for.</summary>
public enum DeskRequestKind { Approve, GrantException, ExtendException, AutomaticOn }
