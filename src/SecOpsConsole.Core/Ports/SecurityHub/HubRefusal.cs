namespace SecOpsConsole.Core.Ports.SecurityHub;

/// <summary>A finding that was not updated.</summary>
/// <param name="FindingId">Macie's id.</param>
/// <param name="Code">Security Hub's code, such as <c>FindingNotFound</c>, or <see cref="NotAnswered"/>.</param>
/// <param name="Message">In Security Hub's words.</param>
public sealed record HubRefusal(string FindingId, string Code, string Message)
{
    /// <summary>The answer named the finding neither among the processed ones nor among the others.</summary>
    public const string NotAnswered = "NotAnswered";

    /// <summary>Security Hub knows nothing under that id.</summary>
    public const string NotFound = "FindingNotFound";

    /// <summary>Not sent: under that id Security Hub has a finding about something else.</summary>
    public const string OtherResource = "OtherResource";
}
