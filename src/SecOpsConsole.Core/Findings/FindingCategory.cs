namespace SecOpsConsole.Core.Findings;

/// <summary>What kind of problem the finding names (Macie's category words).</summary>
public enum FindingCategory
{
    /// <summary>Who may reach a bucket: its policy, ACL or Block Public Access.</summary>
    Policy,
    /// <summary>What lies in an object (Macie's CLASSIFICATION).</summary>
    SensitiveData,
    /// <summary>What a user or role did again and again.</summary>
    Principal,
}
