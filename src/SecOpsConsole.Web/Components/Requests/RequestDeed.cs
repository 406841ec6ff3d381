namespace SecOpsConsole.Web.Components.Requests;

/// <summary>What somebody does about a request.</summary>
public enum RequestDeed { Grant, Refuse, Withdraw }
