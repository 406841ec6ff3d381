namespace SecOpsConsole.Core.Intake;

/// <summary>What kind of setting of a bucket a call changed.</summary>
public enum BucketChangeKind { PolicyPut, PolicyDeleted, BlockPublicAccess, Acl, Encryption, ObjectOwnership, Created, Deleted }
