namespace SecOpsConsole.Core.Desk.Requests;

/// <summary>For which decisions about a bucket a second person is needed.</summary>
[Flags]
public enum FourEyesRules
{
    None = 0,
    Approve = 1,
    Exception = 2,
    /// <summary>Turning automatic mode on.</summary>
    AutomaticOn = 4,
}
