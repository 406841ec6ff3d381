namespace SecOpsConsole.AwsSdk.Json;

/// <summary>How a REST-JSON service spells the members of its shapes.</summary>
internal enum RestJsonNaming
{
    /// <summary>With a small first letter.</summary>
    SmallFirstLetter,

    /// <summary>As the classes declare them.</summary>
    AsDeclared,
}
