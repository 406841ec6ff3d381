namespace SecOpsConsole.Web.Components.Macie;

/// <summary>The parts of the page of Macie.</summary>
public enum MacieView
{
    Jobs,
    Identifiers,
    AllowLists,
    SuppressionRules,
    Coverage,
}
