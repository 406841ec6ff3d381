using SecOpsConsole.Core.Intake;

namespace SecOpsConsole.Core.Storage;

/// <summary>Stores events as they arrive; prepared once, used for every request of the webhook.</summary>
internal interface IInboxCommands
{
    /// <summary>Stores the event and, when it can be read, its Ingest work. Null when an event of that envelope id is stored already.</summary>
    long? Store(in ReceivedEvent received, DateTime nowUtc);
}
