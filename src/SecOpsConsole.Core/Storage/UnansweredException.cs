namespace SecOpsConsole.Core.Storage;

/// <summary>Ends a round of a write: what it asks is answered outside, then it begins anew. Only <see cref="ConsoleStore"/> sees it.</summary>
internal sealed class UnansweredException(object question, Func<object?> work)
    : Exception("A write asked for an answer that is worked out outside it.")
{
    public object Question { get; } = question;

    public object? Work() => work();
}
