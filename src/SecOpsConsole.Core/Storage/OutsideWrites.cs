namespace SecOpsConsole.Core.Storage;

/// <summary>
/// Answers that are too long in coming for the one writer to wait for. A write that asks for one which is not there yet is rolled back, the answer
/// is worked out while others write, and the write begins anew: on the facts as they are then, so that an answer about content
/// that has moved is never used. Outside a write it is worked out on the spot.
/// </summary>
internal static class OutsideWrites
{
    // Not null in everything that a write delegate runs: it flows with the execution context.
    private static readonly AsyncLocal<Dictionary<object, object?>?> Known = new();

    public static bool IsInside => Known.Value is not null;

    /// <summary>Called as the first thing in a write, with the answers of its earlier rounds.</summary>
    public static void Enter(Dictionary<object, object?> known) => Known.Value = known;

    /// <param name="question">Everything that the answer depends on; equal questions have the same answer for ever.</param>
    /// <param name="work">Pure: it may run twice, on any thread, and reads neither the store nor a clock.</param>
    public static T Answer<T>(object question, Func<T> work) => Known.Value switch
    {
        null => work(),
        { } known when known.TryGetValue(question, out var answer) => (T)answer!,
        _ => throw new UnansweredException(question, () => work()),
    };
}
