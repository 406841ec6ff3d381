namespace SecOpsConsole.Policies;

/// <summary>Ways to repair a policy, the smallest edit first.</summary>
public enum RepairKind
{
    /// <summary>Only <c>*</c> (and web identity providers) goes from a list of principals; the others stay.</summary>
    DropOpenPrincipals,

    /// <summary>Whole statements go.</summary>
    DropStatements,

    /// <summary>Nothing would be left, and an empty list is malformed: the policy goes.</summary>
    DeletePolicy,

    /// <summary>A condition is added that limits who. Only a person can know whether it is the right one.</summary>
    AddCondition,
}
