namespace SecOpsConsole.Core.Queue;

/// <summary>The kinds of work; each has one handler.</summary>
public enum WorkKind { Ingest, Look, Remediate, Verify, Inventory, Offender, Sweep, Replay, Bulk, Breaker, Expire, Notify, LookAccount, ExpireRequests, Deliver, Chat, Unanswered, ReconcileMacie, NoteInHub }
