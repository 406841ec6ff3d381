namespace SecOpsConsole.Fault.Tests;

/// <summary>How often a fault is tried: the long run (SECOPS_LONG=1) takes all, the normal one a sample that another seed changes.</summary>
internal static class Scale
{
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("SECOPS_LONG") == "1";

    /// <summary>The seed of this run; SECOPS_SEED repeats an earlier one.</summary>
    public static int Seed { get; } = int.TryParse(Environment.GetEnvironmentVariable("SECOPS_SEED"), out var seed) ? seed : Random.Shared.Next(1_000_000);

    /// <summary>Says which sample this is, so that a failure can be had again.</summary>
    public static void Tell(string what) => TestContext.Current.SendDiagnosticMessage($"{what}: SECOPS_SEED={Seed}{(IsLong ? ", long" : "")}");
}
