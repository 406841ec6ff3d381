namespace SecOpsConsole.E2E.Tests;

/// <summary>One console for the stories of a class.</summary>
public sealed class ConsoleFixture : IAsyncLifetime
{
    internal ConsoleProcess Console { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Console = await ConsoleProcess.StartAsync();

    public ValueTask DisposeAsync() => Console.DisposeAsync();
}
