namespace SecOpsConsole.Invariants.Rules;

/// <summary>I1 and I2: what was accepted is there once, and does not stay unread.</summary>
internal static class EventRules
{
    public static IEnumerable<string> Check(Run run)
    {
        var stored = run.Record.Events.CountBy(row => row.EnvelopeId).ToDictionary(StringComparer.Ordinal);
        foreach (var id in run.Options.Acknowledged ?? [])
        {
            if (stored.GetValueOrDefault(id) is var times and not 1)
            {
                yield return $"I1: event {id} was answered 202 and is in the inbox {times} times.";
            }
        }

        foreach (var row in run.Record.Events)
        {
            if (row.Status == "Received" && (run.Options.AtRest || !HasWork(run, row.Id)))
            {
                yield return $"I2: event {row.EnvelopeId} was never read, and {(HasWork(run, row.Id) ? "its work still waits" : "no work is left to do it")}.";
            }

            if (row.Status == "Failed" && string.IsNullOrEmpty(row.Note))
            {
                yield return $"I2: event {row.EnvelopeId} failed and does not say why.";
            }
        }
    }

    private static bool HasWork(Run run, long eventId) =>
        run.Record.Work.Any(item => item is { Kind: "Ingest", IsAlive: true } && item.Payload.Contains($"\"eventId\":{eventId}", StringComparison.Ordinal));
}
