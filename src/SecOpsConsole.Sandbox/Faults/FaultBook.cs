namespace SecOpsConsole.Sandbox.Faults;

/// <summary>The fault plans in force. They are not kept over a restart.</summary>
internal sealed class FaultBook
{
    private const int MaxPlans = 1_000;

    private readonly Lock gate = new();
    private readonly List<Entry> entries = [];

    /// <summary>False when there are too many plans already.</summary>
    public bool TryAdd(IReadOnlyList<FaultPlan> plans, DateTime nowUtc)
    {
        lock (gate)
        {
            if (entries.Count + plans.Count > MaxPlans)
            {
                return false;
            }

            entries.AddRange(plans.Select(plan => new Entry(plan, nowUtc)));
            return true;
        }
    }

    public IReadOnlyList<(FaultPlan Plan, int Matched, int Struck)> All()
    {
        lock (gate)
        {
            return [.. entries.Select(entry => (entry.Plan, entry.Matched, entry.Struck))];
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            entries.Clear();
        }
    }

    /// <summary>The plans of the given kinds that strike this call; asking counts the call as matched.</summary>
    public IReadOnlyList<FaultPlan> Strike(string operation, string? bucket, DateTime nowUtc, params ReadOnlySpan<FaultKind> kinds)
    {
        lock (gate)
        {
            var struck = new List<FaultPlan>();
            foreach (var entry in entries)
            {
                if (kinds.Contains(entry.Plan.Kind) && entry.Strikes(operation, bucket, nowUtc))
                {
                    struck.Add(entry.Plan);
                }
            }

            return struck;
        }
    }

    private sealed class Entry(FaultPlan plan, DateTime madeUtc)
    {
        // Repeatable by design: a plan is replayed by its seed. Nothing secret is drawn from it.
#pragma warning disable CA5394
        private readonly Random random = new(plan.Seed);

        public FaultPlan Plan => plan;

        public int Matched { get; private set; }

        public int Struck { get; private set; }

        public bool Strikes(string operation, string? bucket, DateTime nowUtc)
        {
            if ((plan.Operation is not null && plan.Operation != operation) || (plan.Bucket is not null && plan.Bucket != bucket))
            {
                return false;
            }

            Matched++;
            var due = plan.Nth is { } nth ? Matched == nth : Matched > plan.After;
            var left = plan.Count is not { } count || Struck < count;
            var inTime = plan.Kind != FaultKind.StaleRead || plan.Milliseconds is not { } window
                || nowUtc <= madeUtc.AddMilliseconds(window);
            if (!due || !left || !inTime || random.NextDouble() >= plan.Probability)
            {
                return false;
            }

            Struck++;
            return true;
        }
#pragma warning restore CA5394
    }
}
