namespace SecOpsConsole.Sandbox.Config;

/// <summary>configurationItemStatus of AWS Config.</summary>
internal enum ItemStatus
{
    OK,
    ResourceDiscovered,
    ResourceNotRecorded,
    ResourceDeleted,
    ResourceDeletedNotRecorded,
}
