namespace SecOpsConsole.Core.Storage;

/// <summary>A named value of the console itself, such as the global stop.</summary>
public sealed class Setting
{
    public required string Key { get; set; }
    public required string Value { get; set; }
    public DateTime UpdatedUtc { get; set; }
    public string? UpdatedBy { get; set; }
}
