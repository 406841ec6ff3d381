namespace SecOpsConsole.Core.Desk.Requests;

/// <summary>Where a request stands; only Open can be decided on.</summary>
public enum DeskRequestState
{
    Open,
    /// <summary>A second person granted it, and it was done.</summary>
    Granted,
    Refused,
    /// <summary>Whoever asked took it back.</summary>
    Withdrawn,
    Expired,
    /// <summary>What it was bound to is not so any more; nothing was done.</summary>
    Superseded,
}
