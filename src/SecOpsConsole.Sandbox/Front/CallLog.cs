namespace SecOpsConsole.Sandbox.Front;

/// <summary>The newest calls, for tests and for the curious. Not durable: CloudTrail's listener is.</summary>
internal sealed class CallLog
{
    private const int Kept = 20_000;

    private readonly Lock gate = new();
    private readonly Queue<ApiCall> calls = new();

    public void Add(ApiCall call)
    {
        lock (gate)
        {
            calls.Enqueue(call);
            if (calls.Count > Kept)
            {
                calls.Dequeue();
            }
        }
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<ApiCall> Find(string? operation, string? bucket)
    {
        lock (gate)
        {
            return [.. calls.Where(call =>
                (operation is null || call.Operation == operation) && (bucket is null || call.Bucket == bucket))];
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            calls.Clear();
        }
    }
}
