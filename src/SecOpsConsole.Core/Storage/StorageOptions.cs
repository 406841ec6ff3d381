namespace SecOpsConsole.Core.Storage;

/// <summary>Where the console keeps its data (configuration section <c>Data</c>).</summary>
public sealed class StorageOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "Data";

    /// <summary>The directory of the database, created with mode 0700 when it does not exist. Local disk: never a network share.</summary>
    public string Directory { get; set; } = ".data";

    /// <summary>How many writes may wait; one more is answered with "busy" (503 on the webhook).</summary>
    public int MaxWaitingWrites { get; set; } = 4096;

    /// <summary>Everything that is wrong with these options, as sentences; empty when they can be used.</summary>
    public IEnumerable<string> Validate()
    {
        if (string.IsNullOrWhiteSpace(Directory))
        {
            yield return "Data__Directory is empty. Name a directory on a local disk.";
        }

        if (MaxWaitingWrites is < 16 or > 1_000_000)
        {
            yield return "Data__MaxWaitingWrites must be between 16 and 1000000.";
        }
    }
}
