namespace SecOpsConsole.Core.FourEyes;

/// <summary>Where a request stands. Only a pending one can be decided, and only once.</summary>
public enum RequestState
{
    Pending,
    /// <summary>The second person agreed, and it was done in the same write.</summary>
    Granted,
    Refused,
    /// <summary>Whoever asked took it back.</summary>
    Withdrawn,
    /// <summary>Nobody decided in time.</summary>
    Expired,
    /// <summary>What it was about changed meanwhile, or whoever asked may no longer do it; nothing was done.</summary>
    Overtaken,
}
