using System.Collections.Frozen;

namespace SecOpsConsole.Policies;

/// <summary>The actions of Amazon S3 that a bucket policy can grant (Service Authorization Reference), by group.</summary>
internal static class S3Actions
{
    private static readonly FrozenDictionary<string, ActionGroup> Catalogue = Build();

    /// <summary>The groups that an Action or NotAction element reaches.</summary>
    public static ActionGroup GroupsOf(IReadOnlyList<string> patterns, bool negated, StepBudget budget)
    {
        var groups = ActionGroup.None;
        var set = new PatternSet(patterns, negated);
        foreach (var (name, group) in Catalogue)
        {
            if ((groups & group) == 0 && DangerousActions.Matches(set, name, budget))
            {
                groups |= group;
            }
        }

        // An action that is not in the list is judged by its verb: S3 does not check that it exists either.
        return groups != ActionGroup.None || negated ? groups : patterns.Aggregate(groups, static (all, pattern) => all | ByVerb(pattern));
    }

    private static ActionGroup ByVerb(string action)
    {
        var name = action.AsSpan(action.IndexOf(':', StringComparison.Ordinal) + 1);
        return name switch
        {
            _ when name.StartsWith("Get", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Describe", StringComparison.OrdinalIgnoreCase) => ActionGroup.Read,
            _ when name.StartsWith("List", StringComparison.OrdinalIgnoreCase) => ActionGroup.List,
            _ when name.StartsWith("Delete", StringComparison.OrdinalIgnoreCase) => ActionGroup.Delete,
            _ => ActionGroup.Administer,
        };
    }

    private static FrozenDictionary<string, ActionGroup> Build()
    {
        var all = new Dictionary<string, ActionGroup>(StringComparer.OrdinalIgnoreCase);
        Add(all, ActionGroup.Read,
            "GetObject GetObjectVersion GetObjectAcl GetObjectVersionAcl GetObjectTagging GetObjectVersionTagging GetObjectAttributes "
            + "GetObjectVersionAttributes GetObjectRetention GetObjectLegalHold GetObjectTorrent GetObjectVersionForReplication GetBucketAcl GetBucketPolicy "
            + "GetBucketPolicyStatus GetBucketLocation GetBucketLogging GetBucketNotification GetBucketVersioning GetBucketWebsite GetBucketCORS "
            + "GetBucketTagging GetBucketPublicAccessBlock GetBucketOwnershipControls GetBucketObjectLockConfiguration GetBucketRequestPayment "
            + "GetEncryptionConfiguration GetLifecycleConfiguration GetReplicationConfiguration GetInventoryConfiguration GetAnalyticsConfiguration "
            + "GetMetricsConfiguration GetAccelerateConfiguration GetIntelligentTieringConfiguration");
        Add(all, ActionGroup.List, "ListBucket ListBucketVersions ListBucketMultipartUploads ListMultipartUploadParts");
        Add(all, ActionGroup.Write,
            "PutObject PutObjectTagging PutObjectVersionTagging PutObjectRetention PutObjectLegalHold RestoreObject AbortMultipartUpload "
            + "ReplicateObject ReplicateTags UpdateObjectEncryption");
        Add(all, ActionGroup.Delete,
            "DeleteObject DeleteObjectVersion DeleteObjectTagging DeleteObjectVersionTagging DeleteBucket ReplicateDelete");
        Add(all, ActionGroup.Administer,
            "PutBucketPolicy DeleteBucketPolicy PutBucketAcl PutObjectAcl PutObjectVersionAcl PutBucketPublicAccessBlock PutBucketOwnershipControls "
            + "PutEncryptionConfiguration PutLifecycleConfiguration PutReplicationConfiguration PutBucketVersioning PutBucketLogging PutBucketNotification "
            + "PutBucketWebsite DeleteBucketWebsite PutBucketCORS PutBucketTagging PutBucketRequestPayment PutBucketObjectLockConfiguration "
            + "PutInventoryConfiguration PutAnalyticsConfiguration PutMetricsConfiguration PutAccelerateConfiguration PutIntelligentTieringConfiguration "
            + "BypassGovernanceRetention ObjectOwnerOverrideToBucketOwner PutAccessPointPolicy DeleteAccessPointPolicy CreateAccessPoint DeleteAccessPoint "
            + "InitiateReplication");
        return all.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static void Add(Dictionary<string, ActionGroup> all, ActionGroup group, string names)
    {
        foreach (var name in names.Split(' '))
        {
            all.Add("s3:" + name, group);
        }
    }
}
