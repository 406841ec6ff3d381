namespace SecOpsConsole.Core.Buckets;

/// <summary>What the console may do by itself for a bucket.</summary>
public enum AutomaticMode
{
    /// <summary>Record only.</summary>
    Off,
    /// <summary>Record what automatic mode would do.</summary>
    Shadow,
    /// <summary>Propose, a person decides. The default.</summary>
    Review,
    /// <summary>Act by itself, under the guards.</summary>
    Automatic,
}
