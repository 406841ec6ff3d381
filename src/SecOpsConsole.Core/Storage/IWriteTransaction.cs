using SecOpsConsole.Core.Audit;

namespace SecOpsConsole.Core.Storage;

/// <summary>What a provider offers inside a write.</summary>
internal interface IWriteTransaction
{
    ConsoleDbContext CreateContext();

    /// <summary>The last two rows of the audit record, oldest first, as this transaction sees them.</summary>
    IAuditRows AuditTail { get; }

    IInboxCommands Inbox { get; }

    IWorkCommands Work { get; }
}
