namespace SecOpsConsole.Invariants.Rules;

/// <summary>Work ends, and does not run in circles.</summary>
internal static class WorkRules
{
    public static IEnumerable<string> Check(Run run)
    {
        foreach (var item in run.Record.Work)
        {
            if (run.Options.AtRest && item.State is ("Executing" or "Available"))
            {
                yield return $"{item} for {item.Partition} has not ended.";
            }

            if (item.State == "Discarded" && !run.Options.MayGiveUp)
            {
                yield return $"{item} for {item.Partition} was given up.";
            }

            if (item.Attempt > item.MaxAttempts)
            {
                yield return $"{item} for {item.Partition} was tried more often than {item.MaxAttempts} times.";
            }
        }

        foreach (var (partition, count) in run.Record.Work.CountBy(item => item.Partition ?? ""))
        {
            if (partition.Length > 0 && count > run.Options.MostWorkOfOneBucket)
            {
                yield return $"There are {count} pieces of work for {partition}: something runs in circles.";
            }
        }
    }
}
