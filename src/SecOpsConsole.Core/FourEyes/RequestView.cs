namespace SecOpsConsole.Core.FourEyes;

/// <summary>The tabs of the list of requests.</summary>
public enum RequestView
{
    /// <summary>Not decided yet, newest first; the default.</summary>
    Pending,
    /// <summary>Granted, refused, withdrawn, expired or overtaken, newest first.</summary>
    Ended,
}
