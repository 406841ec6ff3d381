namespace SecOpsConsole.Core.People;

/// <summary>How a decision came about; stored by name.</summary>
public enum DecisionVia
{
    /// <summary>Somebody who had signed in.</summary>
    Person,
    /// <summary>A token of the API; nobody knows who uses it.</summary>
    Token,
    /// <summary>A button below a message in Slack, as the person whom that Slack user is here.</summary>
    Slack,
    /// <summary>Automatic mode, with its guards.</summary>
    Automatic,
    /// <summary>Nobody answered an escalation.</summary>
    EscalationPolicy,
    /// <summary>The console itself, such as a request that nobody decided in time.</summary>
    Console,
}
