namespace SecOpsConsole.Policies;

/// <summary>The set prefix of an operator. It decides what happens when the key is absent from the request.</summary>
public enum SetQuantifier
{
    /// <summary>No prefix: an absent key fails a positive test.</summary>
    None,

    /// <summary><c>ForAllValues:</c> is true when the key is absent.</summary>
    ForAllValues,

    /// <summary><c>ForAnyValue:</c> is false when the key is absent.</summary>
    ForAnyValue,
}
