namespace SecOpsConsole.Core.Ports.Macie;

/// <summary>A tag of a bucket.</summary>
/// <param name="Key">1 to 128 characters.</param>
/// <param name="Value">At most 256 characters; empty: any value.</param>
public sealed record MacieTag(string Key, string Value)
{
    public override string ToString() => Value.Length == 0 ? $"{Key} (any value)" : $"{Key}={Value}";
}
