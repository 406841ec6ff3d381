namespace SecOpsConsole.Core.Storage;

/// <summary>What a provider offers inside a write.</summary>
internal interface IWriteTransaction
{
    ConsoleDbContext CreateContext();

    IInboxCommands Inbox { get; }

    IWorkCommands Work { get; }
}
