namespace SecOpsConsole.Policies.Tests.Properties;

/// <summary>How many random inputs a property gets: the long run (SECOPS_LONG=1) takes all, the normal one about one per cent.</summary>
internal static class Scale
{
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("SECOPS_LONG") == "1";

    /// <summary>The seed of this run; SECOPS_SEED repeats an earlier one.</summary>
    public static int Seed { get; } = int.TryParse(Environment.GetEnvironmentVariable("SECOPS_SEED"), out var seed) ? seed : Random.Shared.Next();

    public static int Count(int large) => IsLong ? large : Math.Max(1, large / 100);
}
