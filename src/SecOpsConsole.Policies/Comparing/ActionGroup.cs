namespace SecOpsConsole.Policies;

/// <summary>What an action is good for. A pattern such as <c>s3:*</c> belongs to several groups.</summary>
[Flags]
public enum ActionGroup
{
    /// <summary>No action of S3.</summary>
    None = 0,

    /// <summary>Reads objects, their attributes or the bucket's settings.</summary>
    Read = 1,

    /// <summary>Lists keys, versions or uploads.</summary>
    List = 2,

    /// <summary>Creates or changes objects.</summary>
    Write = 4,

    /// <summary>Deletes objects or the bucket.</summary>
    Delete = 8,

    /// <summary>Changes who has access, or how the bucket works.</summary>
    Administer = 16,
}
