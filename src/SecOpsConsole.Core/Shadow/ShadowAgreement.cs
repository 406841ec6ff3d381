namespace SecOpsConsole.Core.Shadow;

/// <summary>How automatic mode's opinion and the person's decision compare.</summary>
public enum ShadowAgreement
{
    /// <summary>No person decided about the policy, or took the decision back.</summary>
    Undecided,
    Agree,

    /// <summary>Automatic mode would have left alone what a person reverted or repaired: slower, but nothing is broken.</summary>
    Harmless,

    /// <summary>Automatic mode would have changed what a person wanted to stay.</summary>
    Dangerous,
}
