namespace SecOpsConsole.Core.Live;

/// <summary>What kind of thing changed.</summary>
public enum ChangedEntity { Finding, Bucket, Event, Attempt, Setting, Work, Person, Sweep, Replay, Bulk, Suppression, ChangeSet, Notification, Request, Decision, Channel }
